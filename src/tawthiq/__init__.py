"""tawthiq: from piles of news reports to conflict incidents with a quote behind every field."""

__version__ = "0.1.0"
