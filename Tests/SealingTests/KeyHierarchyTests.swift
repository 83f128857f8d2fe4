import Casework
import Testing

@testable import Sealing

/// Site key, keys of organs, keys of items and of identities: each opens what lies under it, and nothing else.
@Suite struct KeyHierarchyTests {
    private let county = Organ.ID("O420281")
    private let item = Report.ID("018f5d2e-0000-7000-8000-000000000001")
    private let other = Report.ID("018f5d2e-0000-7000-8000-000000000002")
    private let plain = Array("反映某村干部虚报冒领。".utf8)

    private static func keyring(_ first: UInt8 = 0, _ suite: Suite = .aes) throws -> Keyring {
        Keyring(site: try SiteKey(Array(first..<(first + 32)), suite: suite))
    }

    private func key(_ branch: KeyBranch, _ suite: Suite = .aes) -> OrganKey {
        OrganKey(branch, of: branch == .site ? nil : county, suite: suite)
    }

    // MARK: Keys of organs under the site key

    @Test(arguments: Suite.allCases, KeyBranch.allCases)
    func `a key of an organ opens under its site key, for its organ and branch only`(suite: Suite, branch: KeyBranch)
        throws
    {
        let keyring = try Self.keyring(0, suite)
        let organ = branch == .site ? nil : county
        let key = try keyring.newKey(branch, of: organ, under: keyring.newestSite)
        #expect(key.suite == suite)
        let wrapped = try keyring.wrap(key, under: keyring.newestSite)
        #expect(try SealedHeader(wrapped) == SealedHeader(suite: suite, key: keyring.newestSite))
        let opened = try keyring.unwrap(wrapped, branch, of: organ)
        #expect(opened.id == key.id && opened.key.secret == key.key.secret)
        #expect(throws: SealingError.notAuthentic) { try keyring.unwrap(wrapped, branch, of: Organ.ID("O420200")) }
        for another in KeyBranch.allCases where another != branch {
            #expect(throws: SealingError.notAuthentic) { try keyring.unwrap(wrapped, another, of: organ) }
        }
        #expect(throws: SealingError.unknownSiteKey) { try Self.keyring(1, suite).unwrap(wrapped, branch, of: organ) }
    }

    @Test func `no secret stands in a wrap`() throws {
        let keyring = try Self.keyring()
        let key = key(.item)
        let wrapped = try keyring.wrap(key, under: keyring.newestSite)
        let windows = (0...(wrapped.count - 4)).map { Array(wrapped[$0..<$0 + 4]) }
        #expect(!windows.contains(Array(key.key.secret.prefix(4))))
    }

    // MARK: Items and identities under keys of organs

    @Test(arguments: Suite.allCases, Suite.allCases)
    func `the wrap of an item's key opens in the row of this item only`(outer: Suite, inner: Suite) throws {
        let organ = key(.item, outer)
        let own = ItemKey(suite: inner)
        let wrapped = try organ.wrap(own, of: item)
        #expect(try SealedHeader(wrapped) == SealedHeader(suite: outer, key: organ.id))
        #expect(try organ.unwrap(wrapped, of: item).key.secret == own.key.secret)
        #expect(throws: SealingError.notAuthentic) { try organ.unwrap(wrapped, of: other) }
        #expect(throws: SealingError.unknownKey) { try key(.item, outer).unwrap(wrapped, of: item) }
    }

    @Test func `what the vault holds opens under no key of an item, nor the other way round`() throws {
        let (items, vault) = (key(.item), key(.vault))
        let wrappedItem = try items.wrap(ItemKey(), of: item)
        let wrappedIdentity = try vault.wrap(IdentityKey(), of: item)
        #expect(throws: SealingError.unknownKey) { try items.unwrap(wrappedIdentity, identityOf: item) }
        #expect(throws: SealingError.unknownKey) { try items.unwrap(wrappedIdentity, of: item) }
        #expect(throws: SealingError.unknownKey) { try vault.unwrap(wrappedItem, of: item) }
        #expect(throws: SealingError.unknownKey) { try items.wrap(IdentityKey(), of: item) }
        #expect(throws: SealingError.unknownKey) { try vault.wrap(ItemKey(), of: item) }
        // Even the same secret in the other branch opens nothing.
        let forged = OrganKey(items.key, .vault, county)
        #expect(throws: SealingError.notAuthentic) { try forged.unwrap(wrappedItem, identityOf: item) }
    }

    @Test func `an identity opens for its report only, and not as a text`() throws {
        let own = IdentityKey()
        let sealed = try own.seal(plain, of: item)
        #expect(try own.open(sealed, of: item) == plain)
        #expect(throws: SealingError.notAuthentic) { try own.open(sealed, of: other) }
        let asItem = ItemKey(own.key)
        #expect(throws: SealingError.notAuthentic) {
            try Self.keyring().open(sealed, item: item, place: .text, with: asItem)
        }
    }

    @Test func `what is the site's opens for its row and place, under its own key`() throws {
        let site = key(.site)
        let sealed = try site.seal(plain, item: item, place: .endpoint)
        #expect(try site.open(sealed, item: item, place: .endpoint) == plain)
        #expect(throws: SealingError.notAuthentic) { try site.open(sealed, item: other, place: .endpoint) }
        #expect(throws: SealingError.notAuthentic) { try site.open(sealed, item: item, place: .declaration) }
        #expect(throws: SealingError.unknownKey) { try key(.site).open(sealed, item: item, place: .endpoint) }
        #expect(throws: SealingError.unknownKey) { try key(.item).seal(plain, item: item, place: .endpoint) }
    }

    // MARK: Headers

    @Test func `the header cannot be exchanged for that of another key or suite`() throws {
        let (keyring, own) = (try Self.keyring(), ItemKey())
        let sealed = try keyring.seal(plain, item: item, place: .text, with: own)
        // The same secret under another name: the name is bound in.
        let renamed = ItemKey(SealingKey(id: KeyID(), suite: .aes, secret: own.key.secret))
        var changed = sealed
        changed.replaceSubrange(1...KeyID.byteCount, with: renamed.key.id.bytes)
        #expect(throws: SealingError.notAuthentic) {
            try keyring.open(changed, item: item, place: .text, with: renamed)
        }
    }

    @Test func `both suites open side by side`() throws {
        let keyring = try Self.keyring()
        for suite in Suite.allCases {
            let own = ItemKey(suite: suite)
            let sealed = try keyring.seal(plain, item: item, place: .text, with: own)
            #expect(try SealedHeader(sealed).suite == suite)
            #expect(try keyring.open(sealed, item: item, place: .text, with: own) == plain)
        }
    }

    // MARK: Rotation

    @Test(arguments: Suite.allCases) func `a key of an organ is replaced without opening an item`(next: Suite) throws {
        let keyring = try Self.keyring()
        let own = ItemKey()
        let sealed = try keyring.seal(plain, item: item, place: .text, with: own)
        let (old, new) = (key(.item), key(.item, next))
        let wrapped = try old.rewrap(try old.wrap(own, of: item), of: item, under: new)
        #expect(try SealedHeader(wrapped).key == new.id)
        #expect(
            try keyring.open(sealed, item: item, place: .text, with: try new.unwrap(wrapped, of: item)) == plain)
        #expect(throws: SealingError.unknownKey) { try old.unwrap(wrapped, of: item) }
        #expect(throws: SealingError.unknownKey) { try old.rewrap(wrapped, of: item, under: key(.vault)) }
    }

    @Test func `a new generation of the site key opens nothing of the former, the file of both opens both`() throws {
        let site = try SiteKey(Array(0..<32))
        let both = try site.renewed(.sm)
        let only = try both.withoutOlder()
        let key = key(.vault)
        let before = try Keyring(site: site).wrap(key, under: site.newestID)
        let after = try Keyring(site: both).wrap(key, under: both.newestID)
        for wrapped in [before, after] {
            #expect(try Keyring(site: both).unwrap(wrapped, .vault, of: county).id == key.id)
        }
        #expect(throws: SealingError.unknownSiteKey) { try Keyring(site: site).unwrap(after, .vault, of: county) }
        #expect(throws: SealingError.unknownSiteKey) { try Keyring(site: only).unwrap(before, .vault, of: county) }
        #expect(try Keyring(site: only).unwrap(after, .vault, of: county).id == key.id)
    }

    @Test func `tokens, passwords and signatures outlive every generation of the site key`() throws {
        let site = try SiteKey(Array(0..<32))
        let later = try site.renewed(.sm).withoutOlder()
        let (before, after) = (Keyring(site: site), Keyring(site: later))
        for purpose in TokenPurpose.allCases { #expect(before.token(purpose, plain) == after.token(purpose, plain)) }
        #expect(before.rolePassword("dengwen_web") == after.rolePassword("dengwen_web"))
        #expect(before.contextSignature("4|system") == after.contextSignature("4|system"))
        #expect(before.siteMark == after.siteMark)
    }

    @Test func `a program that runs finds a new generation when its file is read again`() throws {
        let site = try SiteKey(Array(0..<32))
        let both = try site.renewed(.aes)
        let key = key(.item)
        let wrapped = try Keyring(site: both).wrap(key, under: both.newestID)
        #expect(try Keyring(site: site, readAgain: { both }).unwrap(wrapped, .item, of: county).id == key.id)
        #expect(throws: SealingError.unknownSiteKey) {
            try Keyring(site: site, readAgain: { site }).unwrap(wrapped, .item, of: county)
        }
        // The file of another site is not believed, even if it held the generation.
        let stranger = try SiteKey.new(.aes)
        #expect(throws: SealingError.unknownSiteKey) {
            try Keyring(site: stranger, readAgain: { both }).unwrap(wrapped, .item, of: county)
        }
    }
}

/// The file of the site key.
@Suite struct SiteKeyTests {
    @Test(arguments: Suite.allCases) func `what is written is read again`(suite: Suite) throws {
        let key = try SiteKey.new(suite).renewed(.sm).renewed(.aes)
        let read = try SiteKey(text: key.text)
        #expect(read.text == key.text && read.hasRoot(of: key) && read.holds(key))
        #expect(read.newestID == key.newestID && read.newestSuite == .aes)
    }

    @Test func `every new key is another one`() throws {
        #expect(try SiteKey.new(.aes).text != SiteKey.new(.aes).text)
    }

    @Test func `a file that is not whole is refused at every line and every character`() throws {
        let text = try SiteKey.new(.aes).text
        for count in 0..<(text.count - 1) {
            #expect(throws: SealingError.keyLength, "\(count) characters") {
                try SiteKey(text: String(text.prefix(count)))
            }
        }
        #expect(throws: SealingError.keyLength) { try SiteKey(text: text.replacing("dengwen-site-key 1", with: "x 1")) }
        #expect(throws: SealingError.keyLength) { try SiteKey(text: text.replacing("aes", with: "des")) }
        let lines = text.split(separator: "\n")
        #expect(throws: SealingError.keyLength) {
            try SiteKey(text: (lines + [lines[2]]).joined(separator: "\n"))
        }
    }

    @Test func `a file holds so many generations and forgets the oldest`() throws {
        var key = try SiteKey.new(.aes)
        let first = key
        for _ in 0..<SiteKey.generations { key = try key.renewed(.aes) }
        #expect(!key.holds(first) && key.hasRoot(of: first))
        #expect(try SiteKey(text: key.text).newestID == key.newestID)
    }
}
