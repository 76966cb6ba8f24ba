"""Tables of a ledger, and the triggers that let nobody change or delete a row.

Every entry is one row of `casus_entries`: forecasts and resolutions in one chain, in the order of their numbers.
`casus_ledger` holds the version of the format; a migration would add to the tables and append a row here.
"""

from sqlalchemy import BigInteger, Column, Connection, Index, Integer, MetaData, Table, Text, text

__all__ = ["ENTRIES", "FORMAT", "LEDGER", "TRIGGERS", "create"]

FORMAT = 1
"""Version of the tables that this casus writes, and the newest that it reads."""

METADATA = MetaData()

LEDGER = Table(
    "casus_ledger",
    METADATA,
    Column("format", Integer, primary_key=True, autoincrement=False),
    Column("version", Text, nullable=False),
    Column("begun", Text, nullable=False),
)

ENTRIES = Table(
    "casus_entries",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("what", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("recorded", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Index("casus_entries_question", "question"),
)

# A row that comes in must be the next one of the chain. Without this, SQLite's INSERT OR REPLACE would be a way to
# change a row past the triggers against changing.
_SQLITE = {
    f"{table.name}_{when.lower()}": (
        f"CREATE TRIGGER {table.name}_{when.lower()} BEFORE {when} ON {table.name} "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    )
    for table in (LEDGER, ENTRIES)
    for when in ("UPDATE", "DELETE")
} | {
    "casus_entries_insert": (
        "CREATE TRIGGER casus_entries_insert BEFORE INSERT ON casus_entries "
        "WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM casus_entries) "
        "OR EXISTS (SELECT 1 FROM casus_entries WHERE number = NEW.number - 1 AND hash IS NOT NEW.previous) "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    ),
    "casus_ledger_insert": (
        "CREATE TRIGGER casus_ledger_insert BEFORE INSERT ON casus_ledger "
        "WHEN EXISTS (SELECT 1 FROM casus_ledger WHERE format >= NEW.format) "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    ),
}

_POSTGRESQL_FUNCTIONS = (
    "CREATE FUNCTION casus_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$",
    "CREATE FUNCTION casus_next() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.number IS DISTINCT FROM (SELECT coalesce(max(number), 0) + 1 FROM casus_entries) "
    "OR EXISTS (SELECT 1 FROM casus_entries WHERE number = NEW.number - 1 AND hash <> NEW.previous) "
    "THEN RAISE EXCEPTION 'the ledger is append-only'; END IF; RETURN NEW; END $$",
)
_POSTGRESQL = {
    f"{table.name}_{name}": (
        f"CREATE TRIGGER {table.name}_{name} BEFORE {when} ON {table.name} "
        f"FOR EACH {each} EXECUTE FUNCTION casus_refuse()"
    )
    for table in (LEDGER, ENTRIES)
    for name, when, each in (("change", "UPDATE OR DELETE", "ROW"), ("empty", "TRUNCATE", "STATEMENT"))
} | {
    "casus_entries_insert": (
        "CREATE TRIGGER casus_entries_insert BEFORE INSERT ON casus_entries FOR EACH ROW EXECUTE FUNCTION casus_next()"
    )
}

TRIGGERS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}
"""By dialect, the triggers by name and the statements that make them."""


def create(connection: Connection, version: str, begun: str) -> None:
    """Make the tables and triggers of a new ledger; the caller holds the transaction."""
    dialect = connection.dialect.name
    METADATA.create_all(connection)
    if dialect == "postgresql":
        for statement in _POSTGRESQL_FUNCTIONS:
            connection.execute(text(statement))
    for statement in TRIGGERS[dialect].values():
        connection.execute(text(statement))
    connection.execute(LEDGER.insert().values(format=FORMAT, version=version, begun=begun))
