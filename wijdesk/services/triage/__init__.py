"""What the use cases of a triage share: the conversation, its words, its consequences."""
