package org.brainrank.method.attention;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * A directed graph with capacities, and the largest flow through it, by blocking flows in layers of equal distance from the
 * source. Dinic 1970. Every blocking flow makes the sink more distant, so there are fewer rounds than nodes.
 *
 * <p>Edges stand in pairs: edge e and its way back e ^ 1, whose capacity is what flows through e.
 */
final class FlowNetwork {
    /** What is left of a full pipe after rounding; weights are at most 1. */
    private static final double NOTHING = 1e-12;

    private final int[] firstEdge;
    private int[] nextEdge = new int[64];
    private int[] head = new int[64];
    private double[] capacity = new double[64];
    private int edges;
    private final int[] distance;
    private final int[] current;

    FlowNetwork(int nodes) {
        firstEdge = new int[nodes];
        distance = new int[nodes];
        current = new int[nodes];
        Arrays.fill(firstEdge, -1);
    }

    /** Adds an edge. */
    void connect(int from, int to, double width) {
        if (width > NOTHING) {
            add(from, to, width);
            add(to, from, 0);
        }
    }

    private void add(int from, int to, double width) {
        if (edges == head.length) {
            nextEdge = Arrays.copyOf(nextEdge, 2 * edges);
            head = Arrays.copyOf(head, 2 * edges);
            capacity = Arrays.copyOf(capacity, 2 * edges);
        }
        head[edges] = to;
        capacity[edges] = width;
        nextEdge[edges] = firstEdge[from];
        firstEdge[from] = edges++;
    }

    /** The largest flow; the capacities are used up by it. */
    double maximum(int source, int sink) {
        double flow = 0;
        while (measure(source, sink)) {
            System.arraycopy(firstEdge, 0, current, 0, current.length);
            double more = push(source, sink, Double.POSITIVE_INFINITY);
            while (more > 0) {
                flow += more;
                more = push(source, sink, Double.POSITIVE_INFINITY);
            }
        }
        return flow;
    }

    /** Distances from the source in edges with room; false if the sink is out of reach. */
    private boolean measure(int source, int sink) {
        Arrays.fill(distance, -1);
        distance[source] = 0;
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(source);
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int edge = firstEdge[node]; edge >= 0; edge = nextEdge[edge]) {
                if (capacity[edge] > NOTHING && distance[head[edge]] < 0) {
                    distance[head[edge]] = distance[node] + 1;
                    queue.add(head[edge]);
                }
            }
        }
        return distance[sink] >= 0;
    }

    /** One more path, as wide as its narrowest edge, found depth-first; recursion is as deep as the path is long. */
    private double push(int node, int sink, double limit) {
        if (node == sink) {
            return limit;
        }
        for (; current[node] >= 0; current[node] = nextEdge[current[node]]) {
            int edge = current[node];
            if (capacity[edge] > NOTHING && distance[head[edge]] == distance[node] + 1) {
                double flow = push(head[edge], sink, Math.min(limit, capacity[edge]));
                if (flow > 0) {
                    capacity[edge] -= flow;
                    capacity[edge ^ 1] += flow;
                    return flow;
                }
            }
        }
        return 0;
    }
}
