"""The access log as it is read: pages in words, what is unusual, the overview for a resident. No SQLAlchemy."""
