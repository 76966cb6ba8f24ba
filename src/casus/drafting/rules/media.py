"""News media of the world whose names hold no word that tells what they are."""

__all__ = ["MEDIA"]

_NAMES = """
    o globo|folha de s.paulo|folha de são paulo|o estado de são paulo|valor econômico|clarín|clarin|la nación|la nacion
    el nacional|el tiempo|el comercio|el mercurio|la tercera|el universal|la jornada|el espectador|el deber
    la prensa|el faro|confidencial|efecto cocuyo|telesur|infobae|prensa latina|jeune afrique|le soir|la libre belgique
    de standaard|de morgen|de volkskrant|nrc|nos|der standard|die presse|neue zürcher zeitung|nzz|le temps
    süddeutsche zeitung|frankfurter allgemeine|frankfurter allgemeine zeitung|faz|handelsblatt|die tageszeitung|taz
    mediapart|les echos|la croix|ouest-france|l’express|le point|il sole 24 ore|il foglio|il fatto quotidiano
    la vanguardia|expresso|público|lusa|l’orient-le jour|the daily star|al-ahram|al ahram|al-arabiya|al arabiya
    al-mayadeen|al mayadeen|al-manar|mada masr|irna|isna|tasnim|iran international|rudaw|kurdistan 24
    shafaq|khaama press|tolonews|dawn|ndtv|the wire|the print|the quint|prothom alo
    kathmandu post|rnz|rnz pacific|rnz international|newsroom|straits times|channel newsasia|cna|kompas|malaysiakini
    vnexpress|irrawaddy|the irrawaddy|myanmar now|frontier myanmar|global times|people’s daily|caixin global
    south china morning post|scmp|taipei times|central news agency|focus taiwan|jiji|nhk|nhk world|hankyoreh
    the hankyoreh|chosun ilbo|joongang ilbo|dong-a ilbo|donga ilbo|mbc|kbs|aftonbladet|expressen|dagens nyheter
    svenska dagbladet|aftenposten|verdens gang|dagbladet|dagens næringsliv|politiken|berlingske|jyllands-posten
    helsingin sanomat|iltalehti|delfi|postimees|eesti ekspress|onet|tvn24|oko.press|polityka|denník n|respekt
    hvg|index.hu|444.hu|digi24|g4media|hotnews|dnevnik|kapital|kathimerini|ekathimerini|to vima|danas|n1|balkan insight
    birn|ukrainska pravda|ukrinform|zn.ua|hromadske|kyiv independent|vedomosti|the insider|the bell|important stories
    vazhnye istorii|mediazona|zerkalo|nasha niva|belta|civil.ge|interpressnews|oc media|eurasianet|jamnews|hetq|civilnet
    azatutyun|report.az|kun.uz|gazeta.uz|daryo|24.kg|kloop|azattyq|hürriyet|milliyet
    sözcü|t24|bianet|duvar|premium times|thecable|daily maverick|news24|mail & guardian|the east african
    daily nation|addis standard|addis fortune|radio okapi|actualite.cd|studio tamani|sahara reporters|garowe online
    hiiraan online|angop|sudan tribune|radio tamazuj|radio dabanga|afp|apa news|ap news|upi|the conversation
    project syndicate|responsible statecraft|just security|lawfare|the guardian|the observer|the spectator
    new statesman|the new yorker|mother jones|the nation|the new republic|the verge|ars technica
"""
MEDIA = frozenset(name.strip() for line in _NAMES.strip().splitlines() for name in line.split("|"))
"""Their names in small letters, without an article."""
