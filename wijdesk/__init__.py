"""wijdesk: the desk of a Dutch wijkteam. README.md explains the house."""

__version__ = "0.1.0"
