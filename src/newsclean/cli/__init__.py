"""The command line: documents in, articles out as JSON lines, text or Markdown, or their record made readable."""

from newsclean.cli.program import main

__all__ = ["main"]
