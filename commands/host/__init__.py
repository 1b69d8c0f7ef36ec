"""What this machine must have: each module makes sure of one thing, or says what to do."""
