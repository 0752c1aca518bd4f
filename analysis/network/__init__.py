"""The road network and how it is searched: tables, noding, access legs, graph, pairs, routes, reach, faults."""
