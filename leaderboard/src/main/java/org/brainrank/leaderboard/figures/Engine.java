package org.brainrank.leaderboard.figures;

import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.RhinoException;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The scripts, loaded once a process: reading the library takes seconds. Interpreted, since its functions are too long for
 * the compiler; without access to any class of Java, so that a script can do no more than in a page.
 */
final class Engine {
    /** What the library expects of a browser. It draws at once, so that timers never have to fire. */
    private static final String BROWSER =
            "var globalThis = this, self = this; function setTimeout() { return 0; } function clearTimeout() {}";

    /** Gives a figure as a list: SVG, sentence, height. */
    private static final String RENDER = """
            (function (id, data, choice, width) {
              var made = brainrank.figures.draw(id, data, JSON.parse(choice), false, width);
              var chart = echarts.init(null, null, {renderer: 'svg', ssr: true, width: width, height: made.height});
              try {
                chart.setOption(made.option);
                return [chart.renderToSVGString(), made.says, made.height];
              } finally {
                chart.dispose();
              }
            })""";

    /** The option alone, without the functions in it. */
    private static final String OPTION = """
            (function (id, data, choice, width) {
              return [JSON.stringify(brainrank.figures.draw(id, data, JSON.parse(choice), false, width).option)];
            })""";

    private static final class Loaded {
        static final Engine ENGINE = new Engine();
    }

    private final Scriptable scope;
    private final Function render;
    private final Function option;

    private Engine() {
        try (Context context = enter()) {
            ScriptableObject global = context.initSafeStandardObjects();
            this.scope = global;
            context.evaluateString(global, BROWSER, "browser", 1, null);
            context.evaluateString(global, Scripts.library(), "echarts", 1, null);
            context.evaluateString(global, Scripts.figures(), "figures", 1, null);
            this.render = (Function) context.evaluateString(global, RENDER, "render", 1, null);
            this.option = (Function) context.evaluateString(global, OPTION, "option", 1, null);
        }
    }

    static Engine get() {
        return Loaded.ENGINE;
    }

    /** Reads data once for all figures that are drawn from it. */
    synchronized Object parse(String json) {
        try (Context context = enter()) {
            Function parse = (Function)
                    context.evaluateString(scope, "(function (json) { return JSON.parse(json); })", "data", 1, null);
            return parse.call(context, scope, scope, new Object[] {json});
        }
    }

    synchronized boolean has(String id, Object data) {
        return Context.toBoolean(call("(function (id, data) { return brainrank.figures.has(id, data); })", id, data));
    }

    synchronized int width(String id, Object data) {
        return (int) Context.toNumber(
                call("(function (id, data) { return brainrank.figures.preferredWidth(id, data); })", id, data));
    }

    synchronized Object[] render(String id, Object data, String choice, int width) {
        return list(render, id, data, choice, width);
    }

    synchronized String option(String id, Object data, String choice, int width) {
        return Context.toString(list(option, id, data, choice, width)[0]);
    }

    private Object call(String function, Object... arguments) {
        try (Context context = enter()) {
            Function called = (Function) context.evaluateString(scope, function, "call", 1, null);
            return called.call(context, scope, scope, arguments);
        }
    }

    private Object[] list(Function function, Object... arguments) {
        try (Context context = enter()) {
            Scriptable result = (Scriptable) function.call(context, scope, scope, arguments);
            Object[] list = new Object[(int) Context.toNumber(ScriptableObject.getProperty(result, "length"))];
            for (int i = 0; i < list.length; i++) {
                list[i] = ScriptableObject.getProperty(result, i);
            }
            return list;
        } catch (RhinoException e) {
            throw new IllegalStateException("figure " + arguments[0] + ": " + e.getMessage(), e);
        }
    }

    private static Context enter() {
        Context context = Context.enter();
        context.setInterpretedMode(true);
        context.setLanguageVersion(Context.VERSION_ES6);
        return context;
    }
}
