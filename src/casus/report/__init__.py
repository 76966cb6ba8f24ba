"""Reports: a result as one HTML page that can be published.

>>> import casus, tempfile, pathlib
>>> result = casus.run(casus.load("entry-deterrence"), draws=256)
>>> target = pathlib.Path(tempfile.mkdtemp()) / "report.html"
>>> casus.write_report(result, target)
>>> target.read_text(encoding="utf-8").count("<h1")
1
"""

from casus.report.page import report_html, write_report

__all__ = ["report_html", "write_report"]
