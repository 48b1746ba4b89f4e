# shellcheck shell=bash
# The app's icon, from the pictures that assets/render-icon.sh makes: by macOS's iconutil, or by Debian's icnsutils.

ICON_SIZES="16 32 128 256 512"

# icon_build FILE: writes an .icns.
icon_build() {
  local file=$1 work size
  work=$(mktemp -d)
  if have iconutil; then
    mkdir "$work/coop.iconset"
    for size in $ICON_SIZES; do
      cp "$(icon_picture "$size")" "$work/coop.iconset/icon_${size}x$size.png"
      cp "$(icon_picture $((size * 2)))" "$work/coop.iconset/icon_${size}x$size@2x.png"
    done
    quietly iconutil --convert icns --output "$file" "$work/coop.iconset" \
      || die "iconutil could not make the icon; look at the lines above, repair the cause and run this again."
  else
    have png2icns || die "The icon is made by iconutil (macOS) or png2icns (Debian: icnsutils), and neither is there; install one and run this again."
    for size in $ICON_SIZES 1024; do
      cp "$(icon_picture "$size")" "$work/$size.png"
    done
    quietly png2icns "$file" "$work"/*.png \
      || die "png2icns could not make the icon; look at the lines above, repair the cause and run this again."
  fi
  rm -rf "$work"
}

# Only macOS has a use for the largest, so it is not in the program.
icon_picture() {
  if [ "$1" -gt 512 ]; then
    printf '%s' "$REPO/assets/coop-$1.png"
  else
    printf '%s' "$REPO/src/main/resources/dev/coop/desktop/icon/coop-$1.png"
  fi
}
