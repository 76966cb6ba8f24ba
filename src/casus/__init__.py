"""casus: run a strategic argument.

>>> import casus
>>> casus.__version__
'0.1.0'
"""

__version__ = "0.1.0"
