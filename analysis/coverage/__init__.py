"""What the plan covers and leaves open: projects, indicators, height bands, fairness, gaps under other assumptions."""
