import numpy as np

from casus.quantities.pointsets.hashing import GOLDEN, derive, mix, mix_short


def test_steele_lea_flood_2014_splitmix64_reference_values():
    """The generator's first outputs from the state 1234567, as widely published."""
    state = (np.arange(1, 6, dtype=np.uint64) * np.uint64(GOLDEN)) + np.uint64(1234567)
    mix(state, np.empty_like(state))
    assert state.tolist() == [
        6457827717110365317,
        3203168211198807973,
        9817491932198370423,
        4593380528125082431,
        16408922859458223821,
    ]


def test_a_key_depends_on_every_part_and_on_their_order():
    keys = [derive(), derive(0), derive(0, 0), derive(1, 0), derive(0, 1), derive(2**64 - 1), derive(2**63)]
    assert len(set(keys)) == len(keys)
    assert all(0 <= key < 2**64 for key in keys)


def test_one_bit_of_the_counter_flips_half_of_the_bits():
    counters = np.arange(2**14, dtype=np.uint32)
    key = np.array([0x12345678], np.uint32)
    for bit in range(14):
        one, other = (
            counters * np.uint32(0x9E3779B9),
            (counters ^ np.uint32(1 << bit)) * np.uint32(0x9E3779B9),
        )
        for state in (one, other):
            mix_short(state, np.empty_like(state), key)
        flipped = np.unpackbits((one ^ other).view(np.uint8)).mean()
        assert abs(flipped - 0.5) < 0.01
