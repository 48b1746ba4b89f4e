package dev.coop.core.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A recipe of three steps that take no time, whose base is a file of this machine: for what a build does, not what it builds. */
record TinyRecipe(String baseTarball, String second, String promise) {
    private static final String RECIPE = """
            {"name":"tiny","distribution":"debian","release":"13","architectures":["amd64","arm64"],
             "base":{"server":"https://127.0.0.1:9","alias":"tiny","bootstrap":"tiny/bootstrap.sh"},
             "environment":{"COOP_TEST":"yes"},
             "steps":[
              {"name":"first","title":"First","script":"tiny/first.sh","timeout_seconds":60,
               "provides":[{"tool":"first","command":["cat","/first"],"expect":"^1\\\\.0"}]},
              {"name":"second","title":"Second","script":"tiny/second.sh","timeout_seconds":60,"optional":true,
               "files":[{"source":"tiny/copied","target":"/opt/tiny/copied"}],
               "provides":[{"tool":"second","command":["cat","/opt/tiny/copied"],"expect":"PROMISE"}]},
              {"name":"third","title":"Third","script":"tiny/third.sh","timeout_seconds":60}]}
            """;

    TinyRecipe() {
        this("/nowhere", "echo \"the second ran with $COOP_TEST\"", "^2\\\\.0");
    }

    TinyRecipe base(Path tarball) {
        return new TinyRecipe(tarball.toString(), second, promise);
    }

    TinyRecipe second(String script) {
        return new TinyRecipe(baseTarball, script, promise);
    }

    TinyRecipe promise(String expected) {
        return new TinyRecipe(baseTarball, second, expected);
    }

    RecipeBook book() {
        Map<String, String> files = Map.of(
                "tiny/recipe.json",
                RECIPE.replace("PROMISE", promise),
                "tiny/bootstrap.sh",
                "echo bootstrapping; cp '" + baseTarball + "' \"$1\"",
                "tiny/first.sh",
                "echo 1.0.$RANDOM > /first",
                "tiny/second.sh",
                second,
                "tiny/third.sh",
                "echo third; rm -rf /var/lib/coop-build",
                "tiny/copied",
                "2.0.7\n");
        return new RecipeBook(List.of("tiny"), path -> {
            String content = files.get(path);
            if (content == null) {
                throw new IOException("no " + path);
            }
            return content.getBytes(StandardCharsets.UTF_8);
        });
    }
}
