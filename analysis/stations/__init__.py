"""Which land and which people a network of weather stations stands for."""
