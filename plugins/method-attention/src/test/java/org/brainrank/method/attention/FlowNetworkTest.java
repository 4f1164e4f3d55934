package org.brainrank.method.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.brainrank.testkit.RandomizedTest;
import org.junit.jupiter.api.Test;

/** The largest flow is the smallest cut (Ford and Fulkerson 1956), and in small graphs all cuts can be tried. */
class FlowNetworkTest extends RandomizedTest {
    private static final int NODES = 9;

    @Test
    void aTextbookGraph() {
        // Cormen, Leiserson, Rivest and Stein, Introduction to Algorithms, figure 26.1: 23.
        FlowNetwork network = new FlowNetwork(6);
        network.connect(0, 1, 16);
        network.connect(0, 2, 13);
        network.connect(1, 3, 12);
        network.connect(2, 1, 4);
        network.connect(3, 2, 9);
        network.connect(2, 4, 14);
        network.connect(4, 3, 7);
        network.connect(3, 5, 20);
        network.connect(4, 5, 4);
        assertThat(network.maximum(0, 5)).isCloseTo(23, within(1e-12));
    }

    @Test
    void nothingFlowsWhereNoPathLeads() {
        FlowNetwork network = new FlowNetwork(3);
        network.connect(0, 1, 1);
        assertThat(network.maximum(0, 2)).isZero();
    }

    @Test
    void theLargestFlowIsTheSmallestCut() {
        Random random = random();
        for (int graph = 0; graph < 200; graph++) {
            double[][] widths = new double[NODES][NODES];
            FlowNetwork network = new FlowNetwork(NODES);
            for (int from = 0; from < NODES; from++) {
                for (int to = 0; to < NODES; to++) {
                    if (from != to && random.nextDouble() < 0.4) {
                        widths[from][to] = random.nextDouble();
                        network.connect(from, to, widths[from][to]);
                    }
                }
            }
            assertThat(network.maximum(0, NODES - 1)).isCloseTo(smallestCut(widths), within(1e-9));
        }
    }

    /** Over all sets of nodes that hold the source 0 and not the sink: the width of what leads out. */
    static double smallestCut(double[][] widths) {
        int sink = widths.length - 1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int set = 1; set < 1 << sink; set += 2) {
            double cut = 0;
            for (int from = 0; from < sink; from++) {
                for (int to = 0; to <= sink; to++) {
                    boolean leads = (set >> from & 1) == 1 && (to == sink || (set >> to & 1) == 0);
                    cut += leads ? widths[from][to] : 0;
                }
            }
            smallest = Math.min(smallest, cut);
        }
        return smallest;
    }
}
