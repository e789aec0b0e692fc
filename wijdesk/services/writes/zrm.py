"""Assessments with the Zelfredzaamheid-Matrix."""
