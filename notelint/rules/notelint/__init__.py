"""What notelint reports of its own work. The engine makes these findings; here are the words."""
