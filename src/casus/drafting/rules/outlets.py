"""Who publishes for readers in general: news media, and institutes that find, count, poll or argue."""

import re

from casus.drafting.rules.media import MEDIA

__all__ = ["is_institute", "is_outlet", "is_party"]

_MEDIA = re.compile(
    r"(?:the )?(?:reuters|associated press|ap|agence france-presse|afp|bbc(?: .+)?|cnn|al[ "
    r"-]jazeera(?: .+)?|bloomberg(?: .+)?|politico(?: .+)?"
    r"|axios|npr|pbs|nbc(?: news)?|abc(?: news)?|cbs(?: news)?|fox(?: news)?|sky(?: news)?|itv(?: "
    r"news)?|cnbc|msnbc|vox|semafor|bellingcat"
    r"|nikkei(?: .+)?|yonhap|kyodo(?: .+)?|xinhua|tass|ria novosti|interfax|ukrinform|anadolu(?: .+)?"
    r"|dpa|efe|ansa|pti|ani|le monde(?: .+)?|le figaro"
    r"|libération|der spiegel|die zeit|die welt|bild|el pa[ií]s|el mundo|la repubblica|corriere della "
    r"sera|haaretz|dawn|the hindu|asahi shimbun"
    r"|yomiuri shimbun|mainichi shimbun|kommersant|novaya gazeta|meduza|rferl|rfe/rl|radio free .+"
    r"|voice of america|deutsche welle|dw|france 24"
    r"|rappler|caixin|the economist|foreign policy|foreign affairs|war on the rocks|lloyd[’']s list"
    r"|jane[’']s.*|the diplomat|the atlantic|the hill"
    r"|times of .+|la stampa|gazeta wyborcza|rzeczpospolita|hürriyet|cumhuriyet|nrk|yle|svt|ard|zdf"
    r"|rai|rtbf|ntv|euronews|euractiv|euobserver|defense one"
    r"|business insider|newsweek|the intercept|propublica|african arguments|middle east eye|al[ "
    r"-]monitor|arab news|asharq al-awsat|the national)",
    re.I,
)
_MEDIA_WORD = re.compile(
    r"\b(?:Times|Post|Herald|Daily|Journal|News|Tribune|Guardian|Inquirer|Gazette|Telegraph|Chronicle"
    r"|Observer|Independent"
    r"|Press|Newspaper|Radio|Television|TV|Broadcasting|Magazine|Mail|Examiner|Courier|Dispatch"
    r"|Ledger|Bulletin|Standard|Mirror|Insight"
    r"|Weekly|Monthly|Quarterly|Gazeta|Zeitung|Nachrichten|Shimbun|Pravda)\b"
)
# Kinds of media, which alone name none.
_KIND_ALONE = re.compile(
    r"(?:the )?(?:TV|Radio|Television|News|Press|Newspaper|Magazine|Mail|Daily|Weekly|Monthly"
    r"|Standard|Bulletin|Journal|Quarterly)",
    re.I,
)
_INSTITUTE = re.compile(
    r"\b(?:Institut\w*|Centr?er?|Centre|Foundation|Endowment|Initiative|Research|Studies|University"
    r"|Observatory|Survey|Think|Watch"
    r"|Crisis Group|\w*[Bb]arometer|Human Rights|Index|Monitor(?:ing)?|Project|Firepower|Fire ?Power"
    r"|Policy|Academy|School of|Laboratory|Lab|Panel of Experts|Analytics"
    r"|Intelligence Unit|International Energy Agency|Monetary Fund|World Bank|Development Bank|World Food Program\w*"
    r"|Trade Organi[sz]ation|Amnesty|Transparency International|Freedom House|Chatham House|RAND"
    r"|SIPRI|IISS|CSIS|ISW|RUSI|ECFR|Gallup|Pew|Ipsos"
    r"|YouGov|Levada|Delphos|Datan[áa]lisis|Datafolha|Ibope|Latinobar[óo]metro|Lowy|Clingendael|Stimson|Elcano|Ifri"
    r"|IFRI|SWP"
    r"|ODI|ISS|Afrobarometer|Mitvim|INSS|Bertelsmann|V-Dem|Rasanah|Oxfam|M[ée]decins Sans Fronti[èe]res|Save the"
    r" Children"
    r"|International Crisis|Global Witness|Airwars|Janes|Morgan Stanley|Goldman Sachs|S&P Global|Moody[’']s|Fitch"
    r"|Argus|KIIS|Kantar|Eurostat|Eurobarometer|Bruegel|Brookings|Carnegie|Kpler|Vortexa"
    r"|Rystad|Wood Mackenzie|ACLED|IEA|IMF|OECD|UNHCR|OCHA"
    r"|Statistics|Statistical Office|Census Bureau|Council on Foreign Relations|Atlantic Council|Asia "
    r"Society|German Marshall Fund|Association)\b"
)
_PARTY = re.compile(
    r"\b(?:Ministr\w+|Minister|Government|President\w*|Parliament|Army|Navy|Air Force|Police|Embassy"
    r"|White House|Pentagon|Kremlin|Department"
    r"|Secretary|Foreign Office|Court|Command|Guard|Party|Congress|Senate|Assembly|State Department"
    r"|Forces|Spokes\w+|Officials?|Security Council|NATO"
    r"|Commission|Centcom)\b",
    re.I,
)


def is_outlet(name: str) -> bool:
    """Whether a name is that of a news medium, by its words or because it is well known.

    >>> is_outlet("the Philippine Daily Inquirer"), is_outlet("Reuters"), is_outlet("Foreign Ministry")
    (True, True, False)
    """
    name = name.strip()
    return (
        len(name.split()) <= 7
        and _KIND_ALONE.fullmatch(name) is None
        and (
            _MEDIA.fullmatch(name) is not None
            or re.sub(r"^the ", "", name.lower()) in MEDIA
            or (_MEDIA_WORD.search(name) is not None and _PARTY.search(name) is None)
        )
    )


def is_party(name: str) -> bool:
    """Whether a name is that of a body which takes part in events and speaks for itself."""
    return _PARTY.search(name) is not None


def is_institute(name: str) -> bool:
    """Whether a name is that of an institute, a pollster, an index or a body that counts; a party to events is none."""
    return len(name.split()) <= 14 and _INSTITUTE.search(name) is not None and _PARTY.search(name) is None
