"""The ledger in other people's formats: files that open in the tools of those who go on with them.

`dictionary` says which tables there are, column by column, and `tables` how they are read; `parquet`,
`delimited` (CSV) and `jsonlines` write them, with the description that `package` makes of the same words.
`followthemoney`, `linkeddata` and `eventdata` write what others have agreed on. `formats` lists them all, and
`writing` does it, loading only what it needs.
"""

from reportedly.errors import NotWrittenError
from reportedly.export.formats import FORMATS, Format
from reportedly.export.writing import Written, write

__all__ = ["FORMATS", "Format", "NotWrittenError", "Written", "write"]
