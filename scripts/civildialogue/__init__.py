"""civildialogue: a publishing system for forums of citizens and business."""
