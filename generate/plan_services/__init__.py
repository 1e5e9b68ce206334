"""What this website does for each 個別施策, counted at every build, and what the town has not published about it."""
