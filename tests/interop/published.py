"""Files in the published formats, with made-up states and wars."""

from pathlib import Path

__all__ = ["STATES", "write_published"]

STATES = {2: "AAA", 20: "BBB", 200: "CCC", 300: "DDD", 365: "EEE"}
CAPITALS = {2: (0.0, 0.0), 20: (0.0, 10.0), 200: (10.0, 0.0), 300: (20.0, 0.0), 365: (0.0, -20.0)}
WAR_HEAD = (
    "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,"
    "StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,Initiator,Outcome,TransTo,"
    "BatDeath,Version"
)


def fought(war: int, state: int, side: int, start: str, end: str, initiator: int) -> str:
    blank = "-8,-8,-8,-8,-8,-8"
    return f"{war},War {war},1,{state},{STATES[state]},{side},{start},{end},{blank},-8,2,{initiator},1,-8,500,4"


def write_published(folder: Path, optional: bool = True) -> None:
    """Two wars: 20 attacks 2, and 300 enters for 2 on day 31; then 365 attacks 2 and nobody enters."""
    wars = [
        fought(1, 20, 1, "3,1,1950", "12,31,1950", 1),
        fought(1, 2, 2, "3,1,1950", "12,31,1950", 2),
        fought(1, 300, 2, "4,1,1950", "12,31,1950", 2),
        fought(2, 365, 1, "6,1,1960", "6,30,1960", 1),
        fought(2, 2, 2, "6,1,1960", "6,30,1960", 2),
    ]
    # The published file ends its lines with a carriage return alone.
    (folder / "Inter-StateWarData_v4.0.csv").write_bytes("\r".join([WAR_HEAD, *wars, ""]).encode())
    span = "styear,stmonth,stday,endyear,endmonth,endday,version"

    def put(name: str, head: str, lines: list[str]) -> None:
        (folder / name).write_text("\r\n".join([head, *lines, ""]), encoding="utf-8")

    put(
        "states2016.csv",
        f"stateabb,ccode,statenme,{span}",
        [f"{name},{code},Land,1816,1,1,2016,12,31,2016" for code, name in STATES.items()],
    )
    put("majors2016.csv", f"stateabb,ccode,{span}", ["AAA,2,1898,8,13,2016,12,31,2016"])
    put(
        "NMC-60-abridged.csv",
        "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version",
        [f"{STATES[k]},{k},{y},-9,1,1,1,1,1,{k / 2000},2021" for k in STATES for y in (1949, 1959)],
    )
    put(
        "contdird.csv",
        "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version",
        ["300020,300,DDD,20,BBB,1949,1,3.2", "2300,2,AAA,300,DDD,1949,4,3.2"],
    )
    put(
        "atop5_1ddyr.csv",
        "ddyad,year,atopally,defense,offense,neutral,nonagg,consul,stateA,stateB",
        ["300002,1949,1,1,0,0,0,1,300,2", "200020,1949,1,0,0,0,1,0,200,20", "20300,1949,1,1,1,0,0,0,20,300"],
    )
    if not optional:
        return
    put(
        "CShapes-2.0.csv",
        "gwcode,cntry_name,gwsyear,gweyear,capname,caplong,caplat,the_geom",
        [f"{k},Land,1886,2019,City,{lo},{la},POLYGON" for k, (lo, la) in CAPITALS.items()],
    )
    put(
        "gml-ddy-disputes-2.2.1.csv",
        "dispnum,ccode1,ccode2,year",
        ["7,300,20,1945", "7,300,20,1946", "8,20,300,1948", "9,300,20,1930"],
    )
    put("tss_rivalries.csv", "tssr_id,rivalry,ccode1,ccode2,start,end", ["1,x,20,300,P1816,ongoing"])
