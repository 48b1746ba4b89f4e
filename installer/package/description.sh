# shellcheck shell=bash disable=SC2034
# What Coop's packages say of themselves, on every system. The version is the one in pom.xml.

PACKAGE_NAME=coop
PACKAGE_ID=dev.coop.Coop
PACKAGE_TITLE=Coop
PACKAGE_SUMMARY="Runs AI coding agents in containers of their own"
PACKAGE_VENDOR="Coop contributors"
PACKAGE_MAINTAINER="Coop contributors <maintainers@coop.invalid>"
PACKAGE_LICENSE=Apache-2.0

# The modules that the program and its libraries need.
PACKAGE_MODULES=java.base,java.datatransfer,java.desktop,java.logging,java.management,java.naming,java.prefs
PACKAGE_MODULES+=,javafx.controls,javafx.fxml,javafx.swing,java.scripting,java.xml,jdk.jfr,jdk.localedata,jdk.unsupported,jdk.unsupported.desktop
PACKAGE_LOCALES=en,de

# A cache of compiled classes travels to processors that the one here knows nothing of.
PACKAGE_JVM_OPTIONS="-XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching"

package_version() { sed -n -E '/<version>/{s,.*<version>([^<]+)</version>.*,\1,p;q;}' "$REPO/pom.xml"; }
