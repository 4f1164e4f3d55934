package org.brainrank.leaderboard;

import java.util.ArrayList;
import java.util.List;

/** What to cite for the harness itself and for the statistics that a config asks for. */
final class StandardCitations {
    /** What the idea, and what every run does, is cited for. */
    static final String ALWAYS = "brainrank";

    private StandardCitations() {}

    /** The citations of a resolved config. */
    static List<Citation> of(Settings settings) {
        List<Citation> citations = new ArrayList<>();
        citations.add(new Citation(ALWAYS, """
                @article{rahimi2025explanations,
                  title = {Explanations of Large Language Models Explain Language Representations in the Brain},
                  author = {Rahimi, Maryam and Yaghoobzadeh, Yadollah and Daliri, Mohammad Reza},
                  journal = {arXiv preprint arXiv:2502.14671},
                  year = {2025}
                }"""));
        citations.add(new Citation("encoding", """
                @article{hoerl1970ridge,
                  title = {Ridge Regression: Biased Estimation for Nonorthogonal Problems},
                  author = {Hoerl, Arthur E. and Kennard, Robert W.},
                  journal = {Technometrics},
                  volume = {12},
                  number = {1},
                  pages = {55--67},
                  year = {1970},
                  doi = {10.1080/00401706.1970.10488634}
                }"""));
        if (!settings.peek("encoding.bands.candidates").equals("1")) {
            citations.add(new Citation("encoding.bands", """
                    @article{dupre2022feature,
                      title = {Feature-space selection with banded ridge regression},
                      author = {Dupr{\\'e} la Tour, Tom and Eickenberg, Michael and Nunez-Elizalde, Anwar O. and Gallant, Jack L.},
                      journal = {NeuroImage},
                      volume = {264},
                      pages = {119728},
                      year = {2022},
                      doi = {10.1016/j.neuroimage.2022.119728}
                    }"""));
        }
        citations.add(new Citation("statistics.bootstrap", """
                @article{efron1979bootstrap,
                  title = {Bootstrap Methods: Another Look at the Jackknife},
                  author = {Efron, Bradley},
                  journal = {The Annals of Statistics},
                  volume = {7},
                  number = {1},
                  pages = {1--26},
                  year = {1979},
                  doi = {10.1214/aos/1176344552}
                }"""));
        correction(settings, citations);
        if (!settings.peek("statistics.faithfulness-words").isEmpty()
                && !settings.peek("statistics.faithfulness-words").equals("0")) {
            citations.add(new Citation("statistics.faithfulness-words", """
                    @inproceedings{deyoung2020eraser,
                      title = {{ERASER}: A Benchmark to Evaluate Rationalized {NLP} Models},
                      author = {DeYoung, Jay and Jain, Sarthak and Rajani, Nazneen Fatema and Lehman, Eric and Xiong, Caiming and Socher, Richard and Wallace, Byron C.},
                      booktitle = {Proceedings of the 58th Annual Meeting of the Association for Computational Linguistics},
                      pages = {4443--4458},
                      year = {2020},
                      doi = {10.18653/v1/2020.acl-main.408}
                    }
                    @inproceedings{adebayo2018sanity,
                      title = {Sanity Checks for Saliency Maps},
                      author = {Adebayo, Julius and Gilmer, Justin and Muelly, Michael and Goodfellow, Ian and Hardt, Moritz and Kim, Been},
                      booktitle = {Advances in Neural Information Processing Systems},
                      year = {2018},
                      eprint = {1810.03292},
                      archiveprefix = {arXiv}
                    }"""));
        }
        citations.add(new Citation("figures", """
                @article{li2018echarts,
                  title = {{ECharts}: A declarative framework for rapid construction of web-based visualization},
                  author = {Li, Deqing and Mei, Honghui and Shen, Yi and Su, Shuang and Zhang, Wenli and Wang, Junting and Zu, Ming and Chen, Wei},
                  journal = {Visual Informatics},
                  volume = {2},
                  number = {2},
                  pages = {136--146},
                  year = {2018},
                  doi = {10.1016/j.visinf.2018.04.011}
                }"""));
        return citations;
    }

    private static void correction(Settings settings, List<Citation> citations) {
        String correction = settings.peek("statistics.correction");
        String bibtex = switch (correction) {
            case "bh" -> """
                            @article{benjamini1995controlling,
                              title = {Controlling the False Discovery Rate: A Practical and Powerful Approach to Multiple Testing},
                              author = {Benjamini, Yoav and Hochberg, Yosef},
                              journal = {Journal of the Royal Statistical Society: Series B},
                              volume = {57},
                              number = {1},
                              pages = {289--300},
                              year = {1995},
                              doi = {10.1111/j.2517-6161.1995.tb02031.x}
                            }""";
            case "by" -> """
                            @article{benjamini2001control,
                              title = {The control of the false discovery rate in multiple testing under dependency},
                              author = {Benjamini, Yoav and Yekutieli, Daniel},
                              journal = {The Annals of Statistics},
                              volume = {29},
                              number = {4},
                              pages = {1165--1188},
                              year = {2001},
                              doi = {10.1214/aos/1013699998}
                            }""";
            default -> "";
        };
        if (!bibtex.isEmpty()) {
            citations.add(new Citation("statistics.correction=" + correction, bibtex));
        }
        // the largest statistic stands beside every corrected p
        citations.add(new Citation("statistics.correction=max", """
                @article{nichols2002nonparametric,
                  title = {Nonparametric permutation tests for functional neuroimaging: A primer with examples},
                  author = {Nichols, Thomas E. and Holmes, Andrew P.},
                  journal = {Human Brain Mapping},
                  volume = {15},
                  number = {1},
                  pages = {1--25},
                  year = {2002},
                  doi = {10.1002/hbm.1058}
                }"""));
    }
}
