import CaseStore
import Casework
import TestDatabase
import Testing

@testable import Operations

/// DW-upload: however long a file is, memory holds a megabyte of it.
@Suite struct LargeFileTests {
    @Test func `DW-upload a file is written while it comes in, and what is beyond its bound goes by unwritten`()
        async throws
    {
        try await Desk.open { desk in
            #expect(AttachmentLimits.fileBytes == 500_000_000)
            var file = IncomingFile(ReceiveFile(fromPublic: desk.context), longest: 3_000_000)
            let piece = [UInt8](repeating: 0, count: 300_001)
            for _ in 0..<9 {
                try await file.take(piece[...])
                #expect(file.waiting.count < StoreLimits.chunksAtOnce && !file.isTooLarge)
            }
            // Ten chunks are full, and two times four of them are written.
            #expect(try await FileTests.count("casework.attachment_chunk", desk) == 8)
            for _ in 0..<40 {
                try await file.take(piece[...])
                #expect(file.waiting.isEmpty && file.isTooLarge)
            }
            #expect(try await FileTests.count("casework.attachment_chunk", desk) == 8)
            await file.abandon()
            #expect(try await FileTests.count("casework.attachment_chunk", desk) == 0)
            #expect(try await FileTests.count("casework.upload", desk) == 0)
        }
    }
}
