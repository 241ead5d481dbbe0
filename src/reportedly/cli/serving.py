"""The ledger in a browser, and as an HTTP API."""

from __future__ import annotations

import socket

import click

from reportedly.cli.group import REFUSED, cli, fail
from reportedly.cli.options import fetching_of, fetching_options

PORT = 8765


@cli.command()
@click.argument("ledger", default="news.ledger", envvar="REPORTEDLY_LEDGER", type=click.Path(dir_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0: any free one."
)
@click.option(
    "--allow-host",
    "names",
    metavar="NAME",
    multiple=True,
    help="Another name that this server goes by; may be given again.",
)
@click.option(
    "--token",
    metavar="TEXT",
    envvar="REPORTEDLY_TOKEN",
    show_envvar=True,
    help="Let who knows it add and correct, through forms and the API.",
)
@click.option("--read-only", is_flag=True, help="Let nobody add or correct.")
@fetching_options
def serve(
    *,
    ledger: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    token: str | None,
    read_only: bool,
    user_agent: str | None,
    allow_private: bool,
) -> None:
    """Show LEDGER in a browser: what is said, who says it, who denies it, and where it came from.

    \b
    reportedly serve
    reportedly serve election.ledger --port 9000
    reportedly serve news.ledger --host 0.0.0.0 --allow-host desk.example --token "a long one"

    Only this computer is answered, unless --host says otherwise; then nobody may add or correct without a
    token. A ledger that is not there is made, empty. Every page is JSON too, with ?format=json.
    """
    import uvicorn

    from reportedly.web.app import Settings, application
    from reportedly.web.app.settings import LOOPBACK

    if token is not None and not token.strip():
        fail("an empty token is none: give a long one, or leave --token out", REFUSED)
    settings = Settings(
        hosts=(*LOOPBACK, host, *names),
        token=token,
        read_only=read_only or (host not in LOOPBACK and token is None),
        fetching=fetching_of(user_agent, allow_private=allow_private),
    )
    app = application(ledger, settings)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
    )
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        fail(f"cannot listen at {host}, port {port} ({error.strerror}): choose another with --port", REFUSED)
    with listening:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"{ledger} is at http://{shown}:{listening.getsockname()[1]}/ (stop with Ctrl-C)")
        uvicorn.Server(config).run(sockets=[listening])
