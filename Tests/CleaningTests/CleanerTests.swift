import Casework
import Testing

@testable import Cleaning

/// A file on a report, and not what the test library attaches to its results.
typealias Attachment = Casework.Attachment

extension Cleaner {
    /// With all the time that a file may have; nil where there is no copy.
    func copy(_ bytes: [UInt8], of type: Attachment.FileType) async -> Attachment.Copy? {
        guard case .made(let copy)? = try? await copy(bytes, of: type, within: .last) else { return nil }
        return copy
    }
}

/// Copies by the programs of the system, shut in: what is asked is what is left in them.
@Suite struct CleanerTests {
    /// A bitmap of two by one points, which needs no encoder: the smallest picture that can be turned.
    private static let bitmap: [UInt8] =
        Array("BM".utf8) + [62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0]
        + Array(repeating: 0, count: 24) + [0, 0, 255, 255, 255, 255, 0, 0]

    private static let document = """
        %PDF-1.4
        1 0 obj
        <</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>
        endobj
        2 0 obj
        <</Type/Pages/Count 2/Kids[3 0 R 3 0 R]>>
        endobj
        3 0 obj
        <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>
        endobj
        4 0 obj
        <</Author(SENTINEL)/CreationDate(D:20260302)>>
        endobj
        trailer
        <</Root 1 0 R/Info 4 0 R>>
        %%EOF

        """

    @Test func `this machine can shut programs in: setup.sh installs what is needed`() async {
        #expect(await Cleaner.works())
        #expect(await Cleaner.knowsChinese())
    }

    @Test func `a picture is encoded anew`() async throws {
        let copy = try #require(await Cleaner().copy(Self.bitmap, of: .bmp))
        let pictures = try #require(PlainJPEG.pictures(in: copy.bytes[...]))
        #expect(copy.kind == .jpeg && pictures.count == 1 && pictures[0].width == 2 && pictures[0].height == 1)
    }

    @Test
    func `place, author and what hangs behind its end are gone from the copy of a photograph, and it stands upright`()
        async throws
    {
        let plain = try #require(await Cleaner().copy(Self.bitmap, of: .bmp)).bytes
        let tiff: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
        let block = Array("Exif\0\0".utf8) + tiff + Array("GPSLatitude SENTINEL".utf8)
        let photo =
            Array(plain.prefix(2)) + [0xFF, 0xE1, 0, UInt8(block.count + 2)] + block + plain.dropFirst(2)
            + Array("PK\u{3}\u{4}SENTINEL<script>".utf8)
        let copy = try #require(await Cleaner().copy(photo, of: .jpeg)).bytes
        let text = String(decoding: copy, as: UTF8.self)
        #expect(!text.contains("SENTINEL") && !text.contains("Exif") && !text.contains("script"))
        let picture = try #require(PlainJPEG.pictures(in: copy[...])?.first)
        #expect(picture.width == 1 && picture.height == 2, "turned by a quarter")
    }

    @Test func `a document becomes pictures of its pages, without its scripts and its author`() async throws {
        let copy = try #require(await Cleaner().copy(Array(Self.document.utf8), of: .pdf)).bytes
        let text = String(decoding: copy, as: UTF8.self)
        #expect(text.contains("/Count 2") && text.contains("/DCTDecode"))
        for word in ["SENTINEL", "JavaScript", "OpenAction", "CreationDate"] { #expect(!text.contains(word)) }
    }

    /// A page that shows some text in a font of this name, which it does not bring along.
    private static func page(showing text: String, in font: String) -> [UInt8] {
        let shown = "BT /\(font) 24 Tf 20 40 Td <\(text)> Tj ET"
        return Array(
            """
            %PDF-1.4
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Count 1/Kids[3 0 R]>>
            endobj
            3 0 obj
            <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>
            endobj
            4 0 obj
            <</Length \(shown.utf8.count)>>
            stream
            \(shown)
            endstream
            endobj
            5 0 obj
            <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>
            endobj
            6 0 obj
            <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)
            /Supplement 4>>/FontDescriptor 7 0 R>>
            endobj
            7 0 obj
            <</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880
            /Descent -120/CapHeight 880/StemV 93>>
            endobj
            trailer
            <</Root 1 0 R>>
            %%EOF

            """.utf8)
    }

    @Test func `Chinese text is drawn whose font a document does not bring along`() async throws {
        let blank = try #require(await Cleaner().copy(Self.page(showing: "", in: "F1"), of: .pdf))
        // 村干部收钱, in whatever Chinese font the machine has.
        let copy = try #require(await Cleaner().copy(Self.page(showing: "67515E7290E8653694B1", in: "F1"), of: .pdf))
        #expect(copy.bytes.count > blank.bytes.count + 2_000, "the page is not empty")
    }

    @Test func `a page whose text cannot be drawn is no copy: it would look empty`() async {
        #expect(await Cleaner().copy(Self.page(showing: "67515E7290E8653694B1", in: "F2"), of: .pdf) == nil)
    }

    @Test(arguments: [Attachment.FileType.jpeg, .png, .gif, .bmp, .tiff, .webp, .heic, .pdf])
    func `garbage has no copy`(_ type: Attachment.FileType) async {
        #expect(await Cleaner().copy(Array("nothing of the kind".utf8), of: type) == nil)
        #expect(await Cleaner().copy([], of: type) == nil)
    }

    @Test func `a program that is shut in reaches neither the network nor a file of ours, and writes little`() async {
        func said(_ script: String, limit: Int = 4_096) async -> String? {
            (try? await Sandbox.run(Sandbox.Script(script), input: [], limit: limit))?.bytes
                .map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(await said("ls / | tr '\\n' ' '") == "bin dev etc lib lib64 proc tmp usr ")
        #expect(await said("ls /home /root /var /etc/passwd 2>/dev/null; true") == "")
        #expect(await said("tail -n +3 /proc/net/dev | grep -v lo: ; true") == "", "no interface but the loopback")
        let ours = "^(PATH|LC_ALL|HOME|PWD|OLDPWD|SHLVL|_)="
        #expect(await said("env | grep -vE '\(ours)' ; true") == "")
        #expect(await said("id -u") == "65534\n")
        #expect(await said("head -c 2000000 /dev/zero > /tmp/x") == nil, "more than a file may have")
        #expect(await said("head -c 100000 /dev/zero", limit: 4_096) == nil, "more than is taken")
        #expect(await said("echo x > /usr/x") == nil)
        #expect(await said("ulimit -p") == "\(CleaningLimits.processes)\n", "it multiplies no further")
    }

    @Test(arguments: [
        ("4.19.90-89.ky10.x86_64", CleaningLimits.processesOfUser), ("5.4.18-generic", CleaningLimits.processesOfUser),
        ("5.10.0-28-amd64", CleaningLimits.processesOfUser), ("5.13.19", CleaningLimits.processesOfUser),
        ("5.14.0-427.el9", CleaningLimits.processes), ("5.15.0", CleaningLimits.processes),
        ("6.1.0-18-amd64", CleaningLimits.processes), ("10.0.0", CleaningLimits.processes),
    ])
    func `a kernel that counts all processes of our user has a bound for them all`(kernel: String, bound: Int)
        async throws
    {
        let script = Sandbox.Script("kernel='\(kernel)'; \(Sandbox.bound); printf $processes")
        #expect(try await Sandbox.run(script, input: [], limit: 16) == .wrote(Array("\(bound)".utf8)))
    }

    @Test func `where no process can begin in the sandbox it is not the file's fault`() async throws {
        func said(_ script: String, _ input: String = "") async throws -> Sandbox.Outcome {
            try await Sandbox.run(Sandbox.Script(script), input: Array(input.utf8), limit: 16)
        }
        let text = try #require(Sandbox.words(Sandbox.Script("printf ok")).last)
        #expect(try await said("sh -c \"$(cat)\"", text) == .wrote([2] + Array("ok".utf8)))
        // The kernel holds everybody to the bound but root.
        let isFree = try await said("prlimit --nproc=1 -- sh -c '(:)' 2> /dev/null && printf free; true")
        if isFree == .wrote([]) {
            #expect(try await said("prlimit --nproc=1 -- sh -c \"$(cat)\" 2> /dev/null; true", text) == .wrote([]))
        }
    }

    @Test func `a bad file, one that takes too long and a machine that cannot begin are told apart`() async throws {
        func outcome(_ script: String, seconds: Int = CleaningLimits.seconds) async throws -> Sandbox.Outcome {
            try await Sandbox.run(Sandbox.Script(script), input: [], limit: 16, seconds: seconds)
        }
        #expect(try await outcome("printf ok") == .wrote(Array("ok".utf8)))
        #expect(try await outcome("exit 3") == .failed)
        #expect(try await outcome("head -c 17 /dev/zero") == .failed)
        #expect(try await outcome("tail -f /dev/null", seconds: 8) == .outOfTime)
        // A command line that is longer than the kernel takes: no process begins.
        await #expect(throws: Sandbox.NotStarted.self) {
            _ = try await outcome(": " + String(repeating: "x", count: 200_000))
        }
    }

    @Test func `what a decoder does not read to its end is a bad file`() async throws {
        let long = Array(repeating: UInt8(7), count: 3_000_000)
        #expect(try await Cleaner().copy(long, of: .pdf, within: .first) == .impossible)
        let unread = try await Sandbox.run(Sandbox.Script("exit 1"), input: long, limit: 16)
        #expect(unread == .failed)
    }
}
