# shellcheck shell=bash
# Finds a JDK 25 wherever it is commonly kept, and installs one where there is none. Written for bash 3.2 (macOS) too.

JDK_MAJOR=25

# Prints the home of a JDK 25; fails when there is none.
java_find() {
  local home
  while IFS= read -r home; do
    if java_is_wanted "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(java_candidates)
  return 1
}

java_candidates() {
  local javac
  if [ -n "${JAVA_HOME:-}" ]; then printf '%s\n' "$JAVA_HOME"; fi
  if javac=$(command -v javac); then
    # macOS has a javac that only forwards, and no readlink -f in its older releases.
    javac=$(readlink -f "$javac" 2>/dev/null || printf '%s' "$javac")
    printf '%s\n' "${javac%/bin/javac}"
  fi
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v "$JDK_MAJOR" 2>/dev/null || true; fi
  printf '%s\n' /usr/lib/jvm/* /opt/java/* /opt/*jdk* "$HOME"/.jdks/* "$HOME"/.sdkman/candidates/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@"$JDK_MAJOR"/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk@"$JDK_MAJOR"/libexec/openjdk.jdk/Contents/Home
}

# A JDK has a compiler, and every one since Java 9 says its version in the file "release".
java_is_wanted() {
  [ -x "$1/bin/javac" ] && [ "$(java_major "$1")" = "$JDK_MAJOR" ]
}

java_major() {
  sed -n -E 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$1/release" 2>/dev/null
}

java_install_on_linux() {
  local package=openjdk-$JDK_MAJOR-jdk
  [ -n "$APT_IS_FRESH" ] || apt_update
  # Debian 13 and current Ubuntu carry it; the others take Adoptium's build.
  apt_knows "$package" || package=temurin-$JDK_MAJOR-jdk
  if ! apt_knows "$package"; then
    apt_add_vendor adoptium https://packages.adoptium.net/artifactory/deb \
      https://packages.adoptium.net/artifactory/api/gpg/key/public \
      3B04D753C9050D9A5D343F39843C48A565F8F04B "$OS_CODENAME"
  fi
  apt_install "$package"
}

# Sets and exports JAVA_HOME, and JAVA25_HOME by which Maven's toolchain discovery finds a JDK in an unusual place.
java_use() {
  local home
  home=$(java_find) \
    || die "JDK $JDK_MAJOR is missing; install it (for example from https://adoptium.net) and run this again."
  export JAVA_HOME="$home" JAVA25_HOME="$home"
}
