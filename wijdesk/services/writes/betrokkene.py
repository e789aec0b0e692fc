"""Who is around a household, and consent to share."""
