"""Questions asked of a result: what drives it, what would tip it, which source it hangs on, what to find out."""

from casus.insight.remarks import Remark
from casus.insight.table import Table

__all__ = ["Remark", "Table"]
