"""`tawthiq.toml`: written with its explanations when a project is made, read when it is opened."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

NAME = "tawthiq.toml"

TEMPLATE = """\
# Settings of this tawthiq project. Every line that begins with # shows the value that holds without it.

# Title of the report.
# title = "Register of reported incidents"

# Who works here: the name that the log keeps beside every change. Empty: the name of the system's user.
# who = ""

# Processes that code articles at the same time.
# workers = 1

# How killed and injured are merged where reports differ: "range" (lowest low to highest high),
# "ucdp" (low, best, high) or "acled" (the most conservative report). Every version is kept whatever you choose.
# figure_rule = "range"
"""


class Settings(BaseModel):
    """The settings of one project."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = "Register of reported incidents"
    who: str = ""
    workers: int = Field(default=1, ge=1, le=256)
    figure_rule: str = Field(default="range", pattern="^(range|ucdp|acled)$")


def read_settings(folder: Path) -> Settings:
    """The settings in `folder`, defaults where there is no file. Raises ValueError that names the file and what is wrong."""
    path = folder / NAME
    try:
        return Settings(**tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}; correct the file or delete it") from None
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(x) for x in first["loc"])
        raise ValueError(f"{path}: {name}: {first['msg']}; correct the line or delete it") from None
