package org.brainrank.cli;

import java.util.List;

/** Every verb, in the order of the help page. A new verb is a class and a line here. */
final class Verbs {
    private Verbs() {}

    static List<Object> all(Session session) {
        return List.of(
                new RunCommand(session),
                new PlanCommand(session),
                new FeaturesCommand(session),
                new ImportCommand(session),
                new FetchCommand(session),
                new SimulateCommand(session),
                new ValidateCommand(session),
                new InspectCommand(session),
                new ExplainCommand(session),
                new ReportCommand(session),
                new CompareCommand(session),
                new VerifyCommand(session),
                new ListCommand(session),
                new DescribeCommand(session),
                new CacheCommand(session),
                new SubmitCommand(session),
                new BoardCommand(session),
                new DoctorCommand(session));
    }
}
