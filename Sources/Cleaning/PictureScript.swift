import Casework

/// What draws a file inside the sandbox: JPEG pictures, one after another, come out of every script.
///
/// Where a file holds several pictures one more is asked for than is copied, so that whoever counts them knows. A
/// decoder that fails in the middle leaves the file `bad`: the pipe after it would end well.
enum PictureScript {
    static func of(_ type: Attachment.FileType, turned turn: PictureTurn?) -> Sandbox.Script? {
        switch type {
        case .jpeg: single("jpegtopnm -quiet", turn)
        case .png: single("pngtopnm -quiet", turn)
        case .bmp: single("bmptopnm -quiet", turn)
        case .gif: Sandbox.Script("{ giftopnm -quiet -image=all || : > bad; } | \(encodesAll)")
        case .tiff: seekable("{ tifftopnm -quiet in || : > bad; } | \(encodesAll)")
        case .webp: webp
        case .heic: heic
        case .pdf: document
        case .word, .sheet, .slides, .ole, .text, .mp3, .m4a, .wav, .amr, .mp4, .threeGP, .archive, .markup, .program,
            .macros, .unknown:
            nil
        }
    }

    private static let most = AttachmentLimits.pages + 1
    private static let encoder = "pnmtojpeg -quiet -quality=88"
    private static let encodesAll = "pamexec -check '\(encoder)' && [ ! -e bad ]"

    private static func single(_ decoder: String, _ turn: PictureTurn?) -> Sandbox.Script {
        let flip = turn.map { " | pamflip -quiet \($0.options)" } ?? ""
        return Sandbox.Script("\(decoder)\(flip) | \(encoder)")
    }

    /// Of a decoder that goes back and forth in its file: the file lies in the private memory of the sandbox.
    private static func seekable(_ text: String) -> Sandbox.Script {
        Sandbox.Script(
            "cat > in && \(text)", writtenBytes: AttachmentLimits.copiedBytes + CleaningLimits.writtenBytes)
    }

    /// Text whose font is not to be had is left away by poppler, which calls that a success and only speaks of it: a page
    /// that hides what stands on it is no copy.
    private static let document = Sandbox.Script(
        "{ { pdftoppm -jpeg -l \(most) -scale-to \(CleaningLimits.pagePoints) - 2>&1 >&3 || : > bad; } "
            + "| grep -qE 'No font in |(find|create) a font for ' && : > bad; } 3>&1; [ ! -e bad ]")

    /// An animation is drawn picture by picture, as they lie in the file.
    private static let webp = seekable(
        "n=$(webpmux -info in | sed -n 's/^Number of frames: //p') && "
            + "{ if [ -z \"$n\" ]; then dwebp -quiet -ppm -o - -- in || : > bad; else i=1; "
            + "while [ $i -le $n ] && [ $i -le \(most) ]; do "
            + "{ webpmux -get frame $i in -o one > /dev/null && dwebp -quiet -ppm -o - -- one; } || : > bad; "
            + "i=$((i+1)); done; fi; } | \(encodesAll)")

    /// Its decoder writes to named files alone, one for each picture: the names all lead into the pipe. What it would write
    /// beside them (depths, masks) stays in the sandbox.
    private static let heic = seekable(
        "exec 3>&1 && ln -s /proc/self/fd/3 o.jpg && i=1 && "
            + "while [ $i -le \(most) ]; do ln -s /proc/self/fd/3 o-$i.jpg || exit 1; i=$((i+1)); done && "
            + "heif-convert -q 88 in o.jpg > /dev/null")
}
