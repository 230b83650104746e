"""Will this flight arrive more than fifteen minutes late? Answered two hours before its scheduled departure."""
