"""What runs inside the student process. Nothing here is trusted by the checker; see `main`."""
