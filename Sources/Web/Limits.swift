import Casework

/// Every bound of the web layer, in one place.
public enum Limits {
    /// Bytes reserved for a page before its first letter; an ordinary page fits without growing.
    static let pageBytesReserved = 24 * 1024
    /// Bytes reserved on top of a text that needs escaping.
    static let escapingSlack = 64
    /// Bytes of an address that a form may ask to return to.
    static let returnAddressBytes = 512
    /// Bytes of an `Accept-Language` header that are read; a longer one is ignored.
    static let acceptLanguageBytes = 512
    /// Public status pages are padded to multiples of this many bytes.
    public static let trackingPageMultiple = 32 * 1024

    /// Bytes of a form's body, files not counted.
    public static let formBytes = 512 * 1024
    /// Bytes of a form that is too long and still comes back to be copied: beyond them nothing is kept in memory.
    static let returnedBytes = 2 * formBytes
    /// Fields of a form.
    public static let formFields = 500
    /// Bytes of a field's name.
    public static let fieldNameBytes = 64
    /// Characters of a one-line field.
    public static let lineCharacters = 200
    /// Characters of an address or a description of a place.
    public static let addressCharacters = 400
    /// Characters of a report's text.
    public static let reportCharacters = 20_000
    /// Characters of a reason, an opinion, an objection.
    public static let remarkCharacters = 4_000
    /// Of a list of outside organs that is entered at once.
    static let outsideLinesCharacters = 20_000
    /// Accused persons of one report.
    public static let accusedRows = 20
    /// People who sign one report together.
    public static let signers = ReceiveLimits.jointSigners
    /// Yuan that a single scheme may come to.
    public static let largestAmount = 1_000_000_000_000
    /// Sheets or files of one item.
    public static let sheets = 100_000
    /// Bytes of an account's name.
    static let accountBytes = 64
    /// Bytes of a password that are looked at.
    public static let passwordBytes = 1_024
    /// Bytes of an answer of the identity provider that a browser brings back, and ways back in a minute, of all. Those of
    /// the ten minutes in which a way may come back fit into the rows that note them.
    static let providerCodeBytes = 2_048
    static let providerWaysPerMinute = 600
    /// Bytes of the header that tells of a client certificate, percent signs counted.
    static let certificateHeaderBytes = 8 * 1024
    /// Letters of the secret by which a TLS proxy is known.
    public static let proxySecretLetters = 32...256
    /// Bytes of a one-time or recovery code.
    static let codeBytes = 64
    /// Minutes for which a code of the second factor lets somebody do something sensitive.
    static let freshFactorMinutes = 10

    /// Rows of a list without further pages, at most: as many as the store answers at once.
    static let unpagedRows = 200

    /// Days before its end from which a clock counts as near.
    static let nearDays = 3
    /// Days before its end from which whoever came in by a certificate is told of it.
    static let certificateDays: Int64 = 30
    /// Seconds for which the navigation tells one person how much stopped, and people of whom that is kept.
    static let stuckSeconds = 30
    static let stuckPeople = 2_000

    // MARK: Requests

    /// Bytes of a request's body, of any kind.
    public static let bodyBytes = formBytes
    /// Seconds in which a body must have come in whole.
    static let bodySeconds = 30
    /// Seconds without a part of a request after which a connection is closed.
    static let idleSeconds: Int64 = 15
    /// Seconds in which a request comes in whole; after that, and of every answer, so many bytes each second, looked at
    /// every so many seconds.
    static let requestSeconds: Int64 = 30
    static let slowestBytesPerSecond: Int64 = 2_048
    static let paceSeconds: Int64 = 10
    /// Bytes of one header field and of all, and how many there may be.
    static let headerFieldBytes = 8 * 1024
    static let headerBytes = 16 * 1024
    static let headerFields = 64
    /// Bytes of an address with its query.
    static let addressBytes = 4 * 1024
    /// How deep arrays and objects of a JSON body stand in each other, and how many values there are.
    static let jsonDepth = 8
    static let jsonValues = 10_000
    /// Connections that are open at once; more wait in the backlog of the socket.
    static let connections = 512
    /// From how many on whoever comes takes the place of the slowest.
    static let crowdedConnections = connections * 9 / 10
    /// Seconds in which whoever has just begun counts as new, whatever came of it.
    static let newSeconds: Int64 = 2

    // MARK: Files

    /// Bytes of the files of one form together: a few long recordings. The texts of the pages name it.
    static let postedBytes = 1_100_000_000
    /// Bytes of a whole form with files. What goes by and is not kept counts as well: as many files as anybody may choose,
    /// each as large as one may be, and what was typed.
    static let passedBytes = AttachmentLimits.filesOfStaff * AttachmentLimits.fileBytes + 4 * returnedBytes
    /// Seconds in which it must have come in, and bytes a second that its files must come to on average.
    static let uploadSeconds = 3_600
    static let uploadBytesPerSecond = 16 * 1024
    /// Files that come in at once, of the public and of staff, and their bytes in an hour.
    static let publicUploads = 16
    /// While somebody was turned away within so many seconds, a file must come at so many bytes a second, looked at every so
    /// many seconds, and be there after so many; otherwise its place is given to somebody else.
    static let pressureSeconds: Int64 = 60
    static let pressedBytesPerSecond: Int64 = 64 * 1024
    static let uploadLookSeconds: Int64 = 10
    static let pressedPlaceSeconds: Int64 = 600
    static let staffUploads = 8
    static let publicUploadBytesPerHour = 20_000_000_000
    static let staffUploadBytesPerHour = 100_000_000_000
    /// Parts of such a body; bytes and lines of the headers of one; what may stand before the first and behind a boundary.
    static let multipartParts = formFields + 64
    static let multipartHeaderBytes = 4_096
    static let multipartHeaders = 8
    static let multipartPreambleBytes = 1_024
    static let multipartBlanks = 64

    // MARK: Memory of this process

    /// Seconds for which the front page tells the same of reception days.
    static let receptionSeconds = 10

    /// Query codes that tickets stand for at once; the oldest goes first.
    static let tickets = 10_000
    /// Seconds for which a ticket stands for its code.
    static let ticketSeconds: Int64 = 15 * 60
    /// Keys that a throttle counts at once.
    static let throttledKeys = 10_000
    /// Looks at one lookup id of query codes in a minute.
    static let looksPerMinute = 5
    /// Presses of a button on the open pages of one report in a minute.
    static let actsPerMinute = 20
    /// Looks at any query code in a minute, and as many more by those who waited.
    static let allLooksPerMinute = 300
    /// Hand-ins at the public page in a minute, of all visitors, and as many more by those who waited; what comes back to be
    /// changed does not count.
    static let handInsPerMinute = 120
    /// Of the places for those who waited, one in so many is for those who answer a question; all others are for those whose
    /// browser worked.
    static let questionShare = 4
    /// Numbers that are remembered as tried, of each lane and span of time; those that pass are remembered beyond it.
    static let triedNumbers = 50_000
    /// Seconds until a number opens, and for which it then stays open.
    static let waitSeconds: Int64 = 20
    static let numberSeconds: Int64 = 900
    /// Seconds in the line after which half of each lane is for whoever waited so long.
    static let longWaitSeconds: Int64 = 60
    /// Zero bits that the work for a place is to have: the least, and the most under pressure.
    static let workBits: ClosedRange<UInt8> = 8...14
    /// Seconds after which one bit less is asked for; and for which a number, once open, stays good for the work that was
    /// asked with it where more is asked for by then.
    static let calmSeconds: Int64 = 120
    /// Letters of the word that a browser found.
    static let workLetters = 16
    /// Letters of a number as it stands in a form; each has 55.
    static let waitingNumberLetters = 64
    /// Bytes of an answer to the small question.
    static let smallAnswerBytes = 32
    /// Characters of a public report that stand as its summary.
    static let summaryCharacters = 200
    /// Characters of a desk's summary; what is longer becomes the text.
    static let deskSummaryCharacters = 2_000
    /// Rows of a page of a list.
    static let pageRows = 50
    /// Calls of one token in a minute.
    static let tokenCallsPerMinute = 300
    /// Clues of one answer of the API.
    static let apiRows = 1...200
    /// Letters of a cursor in an address; the longest that there is takes 36.
    static let cursorLetters = 64
    /// Letters of a number to look something up by.
    static let numberLetters = 60
    /// Networks of one endpoint.
    static let networks = 16
    /// Of one field of a document, and of a template.
    static let paperFieldCharacters = PaperLimits.fieldCharacters
    static let templateCharacters = PaperLimits.templateCharacters
    /// Entries that the desk shows of its register.
    static let recentEntries = 12
}
