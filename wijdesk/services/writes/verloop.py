"""What happened in a casus: contact moments, events and tasks."""
