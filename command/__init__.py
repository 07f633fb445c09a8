"""The command `zhengce`. Every module of this package that exposes `command` is one sub-command."""

from __future__ import annotations

import importlib
import pkgutil
import sqlite3
import sys

import click

from crawler import exits
from policy.data_files import DataError

HELP = """Track what China's ministries release on energy saving, environment and carbon.

\b
A week in four commands:
  zhengce crawl                  read all sources into zhengce.db
  zhengce health                 say which source is below its floors
  zhengce serve                  the searchable timeline in a browser
  zhengce newsletter --help      the draft for the members
With no network: `zhengce demo`, or `zhengce crawl --replay FILE.warc.gz`.

\b
Exit codes:
  0  done
  1  not done; the reason is on stderr
  2  wrong arguments
  3  done, but some pages became issues (see `zhengce health`)
  4  a source is below its floors, or a soundness check failed
  5  another run is at work
"""


class Commands(click.Group):
    """A group whose sub-commands are the modules of this package; only the one that runs is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all sub-commands: module names with hyphens."""
        names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
        return sorted(name.replace("_", "-") for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The `command` of the module, or None where there is no such module."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        command.name = cmd_name
        return command


CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=Commands, help=HELP, context_settings=CONTEXT)
@click.version_option(package_name="zhengce", message="zhengce %(version)s")
def zhengce() -> None:
    """The command itself; its help is `HELP`."""


def main(args: list[str] | None = None) -> int:
    """Run the command line and leave with one of `crawler.exits`.

    A command ends with `ctx.exit(code)`, or raises `click.ClickException` for an error with a message. What the disk or
    the database says to a command that did not expect it becomes a message too, as does a wrong line of a data file.
    """
    try:
        code = zhengce.main(args=args, prog_name="zhengce", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Stopped.", err=True)
        sys.exit(exits.ERROR)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(exits.OK)
    except (OSError, sqlite3.Error, DataError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(exits.ERROR)
    sys.exit(code if isinstance(code, int) else exits.OK)
