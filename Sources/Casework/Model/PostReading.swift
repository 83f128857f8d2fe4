/// What a text such as 大冶市委常委、组织部部长 says about somebody's post, read against the directory.
///
/// Nouns, no verdicts: whether an office may keep the matter is for `Receive` and `Route` to say.
public struct PostReading: Hashable, Sendable {
    /// Level of the organ that manages the highest post named (干部管理权限), or nil if the text does not tell.
    ///
    /// Village cadres and ordinary township staff are managed at `township`, a township's leading group and county
    /// departments at `county`, county leaders and everything of the city at `city`, the county's Party secretary
    /// and head of government and the city's leaders at `province`.
    public internal(set) var managedAt: Level?
    /// The organ that manages that post, or nil if unknown or above what the directory holds.
    public internal(set) var managedBy: Organ.ID?
    /// The narrowest place named first.
    public internal(set) var place: Place?
    /// Works in the discipline system now, or the post held then was there and no later one is stated.
    public internal(set) var isDisciplineStaff = false
    /// Once worked in the discipline system, now holds another post that the text states.
    public internal(set) var isFormerDisciplineStaff = false
    /// Main person in charge of this discipline organ.
    public internal(set) var headOf: Organ.ID?
    /// Main person in charge of some discipline organ of the level that `managedAt` tells.
    public internal(set) var isHeadOfOrgan = false
    /// The text names a township or bureau that the directory does not know.
    public internal(set) var namesUnknownPlace = false
    /// The text names a discipline organ and nothing more: no post, no room.
    public internal(set) var isWholeOrgan: Organ.ID?

    /// Nothing could be read.
    public init() {}
}

extension Directory {
    /// How a text is looked at.
    public enum PostSource: Sendable {
        /// A cell for unit and post: everything in it describes the accused.
        case post
        /// Running text: only what is blamed at the beginning of a clause describes the accused.
        case summary
    }

    /// Reads a description of a post.
    ///
    /// - Parameters:
    ///   - text: unit and post as written, at most `Limits.postScalars` characters are looked at.
    ///   - organ: in whose papers the text stands; says what a bare 市 or 县 means.
    ///   - source: a cell for the post, or running text.
    public func readPost(_ text: String, seenFrom organ: Organ.ID, in source: PostSource = .post) -> PostReading {
        guard !text.isEmpty else { return PostReading() }
        var reader = PostReader(
            text: Array(text.unicodeScalars.prefix(ReceiveLimits.postScalars)), directory: self, organ: organ,
            source: source
        )
        return reader.read()
    }
}
