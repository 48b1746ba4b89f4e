package dev.coop.host.log;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretsTest {
    private static final Secrets SECRETS =
            new Secrets(Map.of("MY_API_TOKEN", "hunter2hunter2", "SHORT_TOKEN", "abc", "HOME", "/home/someone"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /1.0/operations/x/websocket?secret=S3cr3t-x HTTP/1.1",
                "{\"fds\": {\"0\": \"S3cr3t-x\", \"control\": \"S3cr3t-x\"}}",
                "-----BEGIN OPENSSH PRIVATE KEY-----\nS3cr3t-x\n-----END OPENSSH PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nS3cr3t-x and no end",
                "Authorization: Bearer S3cr3t-x12345",
                "ANTHROPIC_API_KEY=S3cr3t-x",
                "\"password\": \"S3cr3t-x with spaces\"",
                "github_token: 'S3cr3t-x'",
                "the code: S3cr3t-x",
                "https://someone:S3cr3t-x@example.org/repo",
                "key sk-ant-S3cr3t-xS3cr3t-xS3cr3t-x",
                "ghp_S3cr3txS3cr3txS3cr3txS3cr3tx"
            })
    void a_secret_is_hidden(String text) {
        assertThat(SECRETS.hide(text)).doesNotContain("S3cr3t").contains("[hidden]");
    }

    @Test
    void a_secret_of_the_environment_is_hidden_wherever_it_is() {
        assertThat(SECRETS.hide("it said hunter2hunter2!")).isEqualTo("it said [hidden]!");
    }

    @Test
    void the_secret_of_a_websocket_is_hidden_without_its_name() {
        assertThat(SECRETS.hide("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"))
                .isEqualTo("[hidden]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "There is no container \"web\": see those that there are with: coop list",
                "exit code 7 after /home/someone/project",
                "operation 9b2f4c1e-5f0a-4c53-9b0e-7c1f3a2b4d5e failed",
                "abc"
            })
    void all_else_stays(String text) {
        assertThat(SECRETS.hide(text)).isEqualTo(text);
    }
}
