"""A ledger of pages that try to break out of their place wherever they are shown."""

from __future__ import annotations

import json
from pathlib import Path

from reportedly.ledger import Ledger

SCRIPT = "<script>alert(1)</script>"
STORY = """\"><img src=x onerror=alert(1)> the port minister Ana {script} Reyes said on Monday that two ships of Karsk sank.

"We have {script} counted them," Reyes told the agency javascript:alert(1). She visited Karsk.

Jonas Verik, who leads the union of <b onclick=alert(1)>Karsk</b>, denied that two ships of Karsk sank.

Verik met Reyes in Karsk on Tuesday, and threatened the minister with a strike.
"""
SITES = ('The "Quay" <svg onload=alert(1)>', "javascript:alert(1)")


def hostile_ledger(folder: Path) -> Path:
    """Make it: what the pages say is disputed, dated, reprinted, and told of as a matter."""
    lines = [
        {
            "url": f"javascript:alert(document.cookie)//{nth}",
            "site": site,
            "title": f"{SCRIPT} {nth}",
            "published": f"2024-03-0{nth + 1}",
            "text": STORY.format(script=SCRIPT if nth else "</title></style>"),
        }
        for nth, site in enumerate(SITES)
    ]
    (folder / "pages.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    path = folder / "news.ledger"
    with Ledger(path) as ledger:
        ledger.add([folder / "pages.jsonl"], workers=1)
        ledger.bring_up_to_date()
        assert all(map(list, (ledger.storylines(), ledger.claims(), ledger.disputes(), ledger.families())))
    return path
