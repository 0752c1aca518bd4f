"""Rural water supply: which work serves whom, which pipes carry water by gravity, and who has safe water."""
