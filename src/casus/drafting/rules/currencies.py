"""Currencies: signs, codes and words, each with its ISO 4217 code."""

import re

__all__ = ["AFTER", "BEFORE", "currency"]

_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "RMB": "CNY", "Rs": "INR", "Rs.": "INR", "Tk": "BDT", "$": "USD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₪": "ILS", "₺": "TRY", "₴": "UAH",
    "₦": "NGN", "₫": "VND", "₱": "PHP", "kr.": "", "kr": "",
}  # fmt: skip
_CODES = [
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "RUB",
    "INR",
    "CHF",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "RON",
    "BGN",
    "UAH",
    "TRY",
    "ILS",
    "SAR",
    "AED",
    "QAR",
    "KWD",
    "EGP",
    "IRR",
    "IQD",
    "PKR",
    "BDT",
    "LKR",
    "KRW",
    "TWD",
    "HKD",
    "SGD",
    "MYR",
    "THB",
    "IDR",
    "VND",
    "PHP",
    "AUD",
    "NZD",
    "CAD",
    "MXN",
    "BRL",
    "ARS",
    "CLP",
    "COP",
    "PEN",
    "ZAR",
    "NGN",
    "KES",
    "GHS",
    "ETB",
    "KZT",
    "GEL",
    "AMD",
    "AZN",
]
_WORDS = {
    "dollar": "USD", "cent": "USD", "buck": "USD", "euro": "EUR", "pound sterling": "GBP", "sterling": "GBP",
    "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rouble": "RUB", "rupee": "INR",
    "franc": "CHF", "krona": "SEK", "kronor": "SEK", "krone": "", "kroner": "", "zloty": "PLN", "złoty": "PLN",
    "koruna": "CZK", "forint": "HUF", "lei": "RON", "hryvnia": "UAH", "hryvnya": "UAH", "lira": "TRY", "shekel": "ILS",
    "riyal": "SAR", "dirham": "AED", "rial": "IRR", "taka": "BDT", "won": "KRW", "baht": "THB", "rupiah": "IDR",
    "dong": "VND", "ringgit": "MYR", "peso": "MXN", "real": "BRL", "reais": "BRL", "rand": "ZAR", "naira": "NGN",
    "birr": "ETB", "tenge": "KZT", "lari": "GEL", "dram": "AMD", "manat": "AZN",
}  # fmt: skip
# Whose dollar, crown, franc, pound, rupee or peso: by an adjective before it, or another word of the sentence.
_WHOSE = (
    ("Australia", {"dollar": "AUD"}), ("Canad", {"dollar": "CAD"}), ("New Zealand", {"dollar": "NZD"}),
    ("Singapore", {"dollar": "SGD"}), ("Taiwan", {"dollar": "TWD"}), ("Hong Kong", {"dollar": "HKD"}),
    ("Denmark", {"kr": "DKK"}), ("Danish", {"kr": "DKK"}), ("Copenhagen", {"kr": "DKK"}), ("Norw", {"kr": "NOK"}),
    ("Oslo", {"kr": "NOK"}), ("Swed", {"kr": "SEK"}), ("Stockholm", {"kr": "SEK"}), ("Iceland", {"kr": "ISK"}),
    ("CFA", {"franc": "XOF"}), ("Egypt", {"pound": "EGP"}), ("Leban", {"pound": "LBP"}), ("Syria", {"pound": "SYP"}),
    ("Pakistan", {"rupee": "PKR"}), ("Sri Lanka", {"rupee": "LKR"}), ("Nepal", {"rupee": "NPR"}),
    ("Argentin", {"peso": "ARS"}), ("Chile", {"peso": "CLP"}), ("Colombia", {"peso": "COP"}), ("Cuba", {"peso": "CUP"}),
    ("Philippin", {"peso": "PHP"}), ("Qatar", {"riyal": "QAR"}), ("Oman", {"rial": "OMR"}), ("Yemen", {"rial": "YER"}),
    ("Iraq", {"dinar": "IQD"}), ("Kuwait", {"dinar": "KWD"}), ("Chin", {"¥": "CNY"}), ("Beijing", {"¥": "CNY"}),
)  # fmt: skip
_ADJECTIVES = r"(?:U\.?S\.? |American |[A-Z][a-z]+(?:n|sh|se|ian|i) |New Zealand |Hong Kong |CFA )?"

BEFORE = re.compile(
    rf"(?:(?<![\w$])(?:{'|'.join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))}|"
    rf"{'|'.join(_CODES)}))\s?$"
)
"""A sign or code right before a number."""

AFTER = re.compile(
    rf"\s?(?P<sign>[€₽£$¥₹](?!\w)|(?:{'|'.join(_CODES)})\b)"
    rf"|[ -]{_ADJECTIVES}(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))}|dinar)(?P<plural>e?s)?\b"
)
"""A sign, code or word right after one."""


def currency(written: str, sentence: str) -> str | None:
    """The code of a currency, None where the sentence does not say whose it is.

    >>> currency("€", ""), currency("kroner", "The Danish budget"), currency("dollars", "Canadian dollars")
    ('EUR', 'DKK', 'CAD')
    """
    written = written.strip()
    code = _SIGNS.get(written, written if written in _CODES else _WORDS.get(written.lower()))
    for place, theirs in _WHOSE:
        for word, other in theirs.items():
            if not written.lower().startswith(word) or (word == "kr" and written == "kronor"):
                continue
            # The dollar is the American one unless its own adjective stands before it; others go by the sentence.
            if place in sentence if word != "dollar" else re.search(rf"{place}\w* dollar", sentence):
                return other
    return code or None
