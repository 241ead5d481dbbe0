"""The web application: `reportedly serve`. One file a page, one function in it, one row in a table.

A page is a function from what is asked to what is shown:

    def page(asked: Asked) -> Shown:
        found = Claims(tuple(asked.ledger.claims(about=asked.words("about"), limit=SHOWN)))
        return Shown("app/claims.html.j2", found, {"title": "Claims"})

and a row of `routes.PLACES`: its path and the function; and one of `navigation.NAVIGATION`, if it has a place
there. The record is the page's JSON, at the same address with `?format=json`, or where JSON is what is
accepted; the template is given the record as `found`, and the values beside it.

Templates extend `app/layout.html.j2`, and use the macros in `app/macros.html.j2` (statements, actors,
sources, dates, pagers), so that all pages look like one. Addresses come from `to`, which is
`web/addresses.py`: `{{ to.statement(one.id) }}`. Styles are rules of `static/app.css`, by class: the
security policy keeps out style attributes, style elements and scripts in the page, in pictures too, whose
colours are attributes (`fill`, `stroke`) or classes.

What is not there: let the `NotHeldError` of the ledger pass. What makes no sense: let its `QuestionError`
pass, or raise `HTTPException(400, "one line")`. Both become pages, or problem details (RFC 9457).
A page that changes the ledger is a row with `method="POST"`: its form is checked before it is called.

`application` puts it all together, `guarding` keeps strangers out, `forms` tells own forms from forged
ones, `ledgers` lends ledgers to pages, `jobs` is the one thread that writes.
"""

from reportedly.web.app.application import application
from reportedly.web.app.settings import Settings

__all__ = ["Settings", "application"]
