extension PublishedPasswords {
    /// The second half: a file of ours has a length that somebody can leaf through.
    static let second = """
        help123456789 hen123456789 herbert12345 herbertherbert hermanherman hermann123456 hermannhermann hernandez1234
        hernandez12345 hernandez123456 hernandezhernandez heterosexual hey123456789 hh1234567890 hhh123456789
        hhhhhh123456 higgins123456 high123456789 history12345 hoffmanhoffman hollandholland hollingsworth holmesholmes
        home12345678 home123456789 homepassword honeyhoneyhoney hong123456789 hope12345678 hornyhornyhorny hou123456789
        houstonhouston howard123456 howard123456789 howardhoward howellhowell hu1234567890 hua123456789 huang1234567
        huang123456789 hubert123456 huberthubert hudson123456 hugheshughes hugo12345678 hui123456789 humanhumanhuman
        hunterharris hunterhunterhunter hunteris123456 hunters123456 hunterxhunterx ian123456789 ichliebedich
        ignacio123456 ihatethisgame iii123456789 iiiiii123456 iknowpassword iloveiloveilove iloveyouangela iloveyouanna
        iloveyoudonna iloveyoueric iloveyoujose iloveyoulisa iloveyoumark iloveyoumary iloveyoupaul iloveyouruth
        iloveyousandra ina123456789 inactive1996aug incorporated independence independentt indian123456 infrastructure
        ingrid123456 ingridingrid inna12345678 insideinside instructions intelligence international internazionale
        introduction investigation inw123456789 irenepatricia isa123456789 isaac123456789 isabel123456 isabelisabel
        isabelleisabelle isaiah123456 isi123456789 islandisland islandpassword ismael123456 ismaelismael israel123456
        israelisrael ist123456789 ito123456789 ivan12345678 ivan123456789 jack12345678 jack123456789 jack1234567890
        jackie123456 jackie123456789 jackiejackie jacksonbrown jackwilliams jacquesjacques jaime123456789 jake12345678
        jamesalexander jamesanderson jamesbennett jamesbradford jamesbradley jamescampbell jamescandice jamescarroll
        jamescoleman jamescollins jamesdjamesd jamesdmiller jamesdouglas jamesdwilson jamesedwards jamesfleming
        jamesfrancis jamesfthomas jamesgarrett jameshawkins jameshopkins jamesjamesjames jamesjohnjoe jameskennedy
        jameskenneth jameslynette jamesmarshall jamesmasters jamesmicheal jamesmitchell jamesmorrison jamesohjames
        jamesonjameson jamespatterson jamespearson jamesphillip jamesphillips jamesroberts jamesrobinson jamesrodriguez
        jamesrussell jamesstewart jamesthompson jamesvincent jameswallace jameswilliams jamiejamiejamie jane123456789
        janette123456 janice123456 janiceelizabeth janicejanice janicewilliams janine123456 janinejanine januaryjanuary
        jared123456789 jarvisjarvis jasminesmith jasonanderson jasonjasonjason jasonmichelle jasonwilliams javier123456
        javier12345678 javier123456789 javierjavier jay123456789 jayson123456 jaysonjayson jean12345678 jean123456789
        jean1234567890 jeanette1234 jeanette123456 jeanninejeannine jeff12345678 jeff123456789 jeffery12345
        jeffrey123123 jeffrey12345 jeffrey123456 jeffrey1234567 jeffrey123456789 jeffreyjames jeffreyjeffrey
        jeffreywilson jeniferjenifer jennifer1234 jennifer12345 jennifer123456 jennifer123456789 jennifer9999
        jenniferanne jenniferdjenniferd jenniferflorence jenniferforever jenniferjennifer jenniferjulia jenniferlawrence
        jenniferlopez jenniferlouise jenniferlove jennifermarie jennifermichaelk jenniferphoenixx jenniferrose
        jennifersmith jenniferw12345 jeraldjerald jeremiah123456 jermainejermaine jerome123456 jerome12345678
        jeromejerome jeromeqwerty jesse1234567 jesse123456789 jessicabrown jessicasmith jessicawilson jessie123456
        jessierobert jesuslovesme jesuss123456 jia123456789 jian123456789 jiayou123456 jiayoujiayou jie123456789
        jill12345678 jill123456789 jim123456789 jimenezjimenez jin123456789 jj1234567890 jjj123456789 jjj1234567890
        jjjjjj123456 jjosephsmith jkiuztdftl57 jmichael1234 joan123456789 joanna123456 joannejoanne joe123456789
        joe1234567890 joel12345678 joel123456789 johannajohanna john!20130605at1753 john_williams johnalexander
        johnanderson johnchristian johnclarence johnclifford johnfredrick johnharrison johnlawrence johnmarshall
        johnmichaels johnnyabc123 johnpaul12345 johnsmith111 johnsmith1234 johnsmith12345 johnsonandjohnson
        johnsonfamily johnsullivan johnthompson johnwilliams jokerjokerjoker jolenejolene jon123456789 jonasjonasjonas
        jonathan1234 jonathan12345 jonathan123456 jonathan12345678 jonathan123456789 jonathan1234567890 jonathancharles
        jonathandavid jonathandavis jonathanjames jonathanjonathan jonathansmith jonesyjonesy jordanabc123 jordangarcia
        jordanwilson jorge12345678 jorge123456789 jorgejorgejorge jose12345678 jose123456789 jose1234567890 josepheugene
        josephharold josephine123123 josephine1234 josephsteven josephwalker josephwilson josh12345678 joshuasteven
        joshuawilson joy123456789 joyce123456789 joycejohnson juan12345678 juan123456789 juan1234567890 judithjudith
        judy123456789 julia1234567 julia12345678 julia123456789 julia1234567899 juliajuliajulia julian123456
        julian123456789 juliana123456 julianajuliana julianjulian julianjulianjulian julio123456789 juliojuliojulio
        julius123456 juliusjulius jun123456789 jun1234567890 jundian2011xr justapassword justine123456 justpassword
        jwilliamwilliam k123321qwerty ka1234567890 kai123456789 kan123456789 kareem123456 kareemkareem karenkarenkaren
        karenpatricia karenwilliams karinakarinakarina karl12345678 karl123456789 kartoffelpuffer katherine1234
        katherine12345 kathleen1234 katrinkatrinkatrin kay123456789 kchristopher keith123456789 keithjohnson
        kelseykelsey kelvin123456 kelvin12345678 kelvinkelvin ken123456789 ken1234567890 kendrakendra kennedy123456789
        kennedykennedy kenneth12345 kenneth123456 kenneth1234567 kenneth123456789 kennethbrian kennethjames kennethjones
        kennethkenneth kennethscott kent12345678 kent123456789 kermitkermit kevin123456b kevinc123456 kevinkevinkevin
        kevinmichelle kevinspassword kevinwilliams kidspassword kill12345678 killerkillerkiller kim123456789
        kimberly1234 kimberly12345 kimberlybaseball kimberlyqwerty king12345678 king123456789 king1234567890
        kingdom123456 kingpassword kis123456789 kit123456789 kk1234567890 kkk123456789 kkk1234567890 kkkkkk123456
        knackwurst8853 knight123456 knightknight knownpassword knowpassword kong123456789 kou123456789 kristen12345
        kristenkristen kristensmith kristi123456 kristin12345 kristina123456 kristina12345678 kristinakristina
        kristinakristinakristina kurt12345678 kurt123456789 kyle12345678 kyle123456789 kylewilliams l123456712345
        la1234567890 lamont123456 lan123456789 lance123456789 lastpassword lauraelizabeth lauramichelle laurapatricia
        laurel12creek laurellaurel lauren123456 lauren123456789 laurence123456 laurenlauren laurie123456 laurielaurie
        lawrence1234 lawrence12345 lawrence123456789 lazaro123456 le1234567890 leah123456789 lee123456789 lee1234567890
        lei123456789 lelandleland leliane50934 lemuel123456 lena12345678 lena123456789 lenorelenore leo123456789
        leon12345678 leon123456789 leonard12345 leonardo123456 leonardoleonardo leonel123456 lesley123456 leslie12345678
        lester123456 lesterlester leticia123456 leticialeticia letmeinrobertp lewis1234566 lewis123456789 lewiswilliam
        li1234567890 life123456789 lightpower12345 like123456789 likefootball lilian123456 lillian12345 lin123456789
        lincoln123456 lindahernandez lindalindalinda lindamelanie lindavanessa lindawilliams line123456789 ling123456789
        linkedin2011 lionellionel lisa123456789 lisa1234567890 lisaanderson lisacatherine lisailoveyou lisamartinez
        lisamichelle lisathompson lisawilliams listen123456 listenlisten little123456 littledragon littlerichard
        littlerobert liu123456789 liu1234567890 ll1234567890 llllll123456 lol123lol123 lol123lol123lol123 lol123qwerty
        lola12345678 long12345678 long123456789 longpassword look123456789 lopez12345678 lopez123456789 lorena123456
        lorenalorena lorenzo123456 lorenzolorenzo loretta12345 lori12345678 lorraine1234 loserloserloser lot123456789
        lottielottie lou123456789 louis1111111 louis1234567 louis123456789 louisalouisa louischarles louise123456
        louise12345678 louise123456789 louiselouise louisjohnson louiss123456 louiswilliam love5love5love5 lovejennifer
        lovemichelle loverloverlover lucaslucaslucas luciano123456 lucillelucille luckyluckylucky lucy12345678
        lucy123456789 luis12345678 luis123456789 luke12345678 lukepassword luo123456789 lydcc20091314 lydia123456789
        lynn123456789 m01759766727 m123456654321 m123456m123456 m12345m12345 ma1234567890 madisonsmith magicmagicmagic
        mai123456789 major12345678 make123456789 malcolmmalcolm man123456789 man1234567890 manchesterunited
        mann123456789 manuel123123 manuel123456 manuel1234567 manuel12345678 manuel123456789 manuela123456
        manuelamanuela manuelmanuel manufacturing many123456789 mao123456789 marc12345678 marc123456789 marcel123456
        marcelmarcel marcelmarcelmarcel marcelo123456 marcelomarcelo marcia123456 marcomarcomarco marcos123456
        marcos12345678 marcosmarcos marcus123456 marcus1234567 marcus12345678 marcus123456789 marcusmarcus marek14michal
        margaret1234 margaret12345 margareta12345 margarethe123456 margaretmary margaretrose margaretteresa
        margomargomargo mariaantonio mariabarbara mariachristina mariaelizabeth mariaepatricia mariafrances mariah123456
        mariahernandez mariahmariah mariam123456 mariam123456789 mariamartinez mariamichelle marian123456
        marian123456789 marianmarian mariapatricia mariaroberta mariarodriguez mariasanchez mariatheresa mariavirginia
        marie123456789 mariejohnson mariewilliam marinamarinamarina marinamarinamarinamarina mario1234567 mario12345678
        mario123456789 mariomariomario marionmarion marisamarisa marisolmarisol mark12345678 mark123456789
        mark1234567890 markanderson market123456 marketmarket markffmarkff markmichelle markwilliams marlenemarlene
        marlinmarlin marlon123456 marlonmarlon marquismarquis marsha123456 marshall123456 martha123123 martha123456
        martha123456789 marthamartha martin123456a martina123456 martinamartina martinemartine martinez1234
        martinez12345 martinez123456 martinezz1234 martinmartinmartin martino123456 martins123456 martinsmartins
        marvin123123 marvin123456 marvin1234567 marvin12345678 marvin123456789 marvin123456marvin123456 marvinmarvin
        mary123456789 mary1234567890 maryam123456 maryandjames marycatherine maryelizabeth maryhello123456 marykatherine
        marymargaret marysamarysa marysunshine marythompson maryusmaryus marywashington marywilliams massachusetts
        master12345a master12345s mastercarlos masterdennis mastermastermaster masters12345 masterwalter masterx123456
        mathew12345678 matilda123456 mattermatter matthewanderson matthewbrown matthewmichelle matthewmoore matthewsmith
        matthewsteven matthewwilliams matthewwilson maurice12345 maurice123456 mauricemaurice mauricio123456
        max123456789 maxinemaxine may123456789 mcbride123456 me1234567890 med123456789 medina123456 medinamedina
        meg123456789 mega_pizdetz666 megaparol12345 meh123456789 meinpassword mek123456789 mel123456789 melanie12345
        melanie123456 melaniemelanie melinda1234567 melisa123456 melisamelisa melissawilson melody123456 melodymelody
        melvin123456 melvin12345678 melvin123456789 melvinmelvin mem123456789 men123456789 mendez123456 mendezmendez
        mendoza123456 metropolitan mew123456789 michaela1234 michaelallen michaelanderson michaelanita michaelbrown
        michaelcarter michaelchang michaelclark michaelclifford michaelcollins michaelcraig michaeldavis michaeldouglas
        michaeledwin michaelevelyn michaelfrancis michaelgarcia michaelhughes michaelinthe michaelkeith michaelladams
        michaellewis michaellopez michaelmariag michaelmichaela michaelmoore michaelmurphy michaelricky michaelrobinson
        michaelsmith michaelwayne michaelwright michaelwsmith micheal12345 micheal123456 micheal123456789 michealjames
        michealsmith michel123456 michele12345 michelelinda michelemichele michelle000000 michelle111111 michelle1234
        michelle12345 michelle123456 michelle123456789 michelle2michelle2 michellekevin michellelove michellemark
        michellemichelle michellepassword michellesarah michellewhite michellewilliam michelmichel mickeydonald
        migrationschool miguel123456 miguel1234567 miguel12345678 miguel123456789 miguelmiguel mikewilliams
        mildred123456 millie123456 millionmillion milton123456 miltonmilton min123456789 min1234567890 minepassword
        minerva123456 minervaminerva ming123456789 minister123456 minnie123456 minnie123456789 miranda123456
        mirandamiranda miriam123456 misunderstanding mit123456789 mitchell1234 mitchell12345 mitchell123456
        mitchelljames mitchellmitchell mm1234567890 mmartin123456 mmm123456789 mmm1234567890 mmmm123456789 mmmmmm123456
        moderncombat modernmodern mohamed123456 mohamedmohamed mohammad123456 mohammadmohammad mohammed123456
        mohammedmohammed moises123456 moisesmoises mom123456789 moneymoneymoney moneyymoneyy monica123456
        monica123456789 monicamonica moniquemonique montgomerymontgomery moo123456789 mooresmoores morales123456
        morenomoreno morepassword morganelizabeth morganwilliams morrismorris morrison123456 morrisonmorrison
        mqwerty123123 municipality murphy123456 murphy123456789 murphymurphy musicmusicmusic mustangsmithh
        mwilliammwilliam my1234567890 my1234password myself123456 myselfmyself n8zgt5p0shw= na1234567890 nadine123456
        nadinenadine name123456789 nan123456789 nancy123456789 nancyvirginia nancyyrobert narutonarutonaruto
        nastyanastyanastya nastynastynasty natalie12345 natalienatalie nataliesmith nathaniel1234 nathanwilliams
        natiichen999 national1234 national12345 naughtysmith ncc1701ncc1701 needpassword nei123456789 neighborhood
        neil123456789 nelson123123 nelson123456 nelson12345678 nelson123456789 nelsonnelson network123456 new123456789
        new1234567890 neworleans12345 newpasswordd newpasswordnewpassword newspassword newton123456 nguyen123456
        nguyennguyen nh123456nh123456 nice123456789 nicepassword nicholas1234 nicholas12345 nicholas123456
        nicholas123456789 nicholasjames nicholasjohn nicholasnicholas nick12345678 nicolas123456 nicolas12345678
        nicolasnicolas nicolewilliams niggerniggernigger nikitaabc123 nikitanikitanikita nikitanikitanikitanikita
        nina12345678 nina123456789 nis123456789 nn1234567890 nnn123456789 no1234567890 noah12345678 nobodynobody
        nopassword1234 norbert123456 norbertnorbert norman123456 norman123456789 normannorman nothing12345 nothing123456
        nothingnothing november123456 novembernovember novemberqwerty nu1234567890 numbers123456 nuttertoolss
        occasionally octoberoctober odessa123456 odessaodessa officeoffice ohjohn123456 olga12345678 oliveroliveroliver
        olivia123456 oliviaolivia omar12345678 one123456789 onedirection oo1234567890 ooo123456789 ooo1234567890
        oooooo123456 openpassword organisation organization orlando123456 orlandoorlando otherpassword oto123456789
        ou8122ou8122 outsideoutside pai123456789 pamela123456 pamela123456789 pamelapamela pan123456789 pao123456789
        parker123456 parkerparker parliamentary participants participation particularly password12345a password123abc
        passwordabc123 passwordabel passwordable passwordajones passwordchange passwordcool passwordddddd passworderic
        passwordfive passwordforme passwordforwhat passwordfree passwordgame passwordgeneral passwordgirl passwordhard
        passwordhere passwordis1234 passwordisme passwordispassword passwordjack passwordking passwordlol123
        passwordmeme passwordpasswordpassword passwordplease passwordsanchez passwordsite passwordtime passwordtony
        passwordword passwordwrong passwordyeah patricia1234 patricia12345 patricia123456 patricia1patricia1
        patricia6969 patriciaatom patriciaflores patriciajsmith patricialeon patricialinda patricialove patriciamaria
        patriciamarie patriciamartin patriciapatricia patriciapatricia1 patriciarosa patriciarose patriciasanders
        patriciateam patrickabc123 patrickmoore patricksandra patricksmith paul12345678 paul123456789 paul1234567890
        paula1234567 paula123456789 pauline12345 pauline123456789 paulo12345678 paulopaulopaulo paulrobinson
        paulrodriguez paulwilliams pe#5gz29ptzmse pedro123456789 pedropedropedro penelope123456 penispenispenis
        pennsylvania people123456 people1234567 people12345678 people123456789 pepperanderson perfectperfect
        person123456 personperson pete12345678 peterson1234 peterspeters philadelphia philip123456 philip123456789
        philipp12345 philipp123456 philipp123456789 phillip12345 phillip123456 phillipjames phillipp1234 phillips1234
        phonephonephone pierre123456 pin123456789 players123456 playersplayers please123456 pleaseplease po1234567890
        polinapolinapolina poo123456789 porterporter potterpotter powellpowell powerpowerpower powers123456 powerspowers
        pp1234567890 pp12345678abc123 ppp123456789 ppp1234567890 pppp123456789 pppppp123456 presentpresent presidential
        prestonjames prestonpreston pretty123456 prettypretty princesslisa princessnancy professional professionall
        project123456 projectproject projectsadminx promisepromise przyjaciolki psandra123456 psychiatrist public123456
        publications publicpassword publicpublic q123456123456 q123456654321 q12345678900 q123456q123456 q12345q12345
        qaz123qaz123 qaz123qaz123qaz123 qazwsx123qwe qazwsxedcrfvv qazwsxqazwsxqazwsx qin123456789 qq1234512345
        qq1234567890 qq1234qq1234 qqq123456789 qqq1234567890 qqqq123456789 qqqqqq123456 qqwerty12345 qqwertyuiopp
        quentinquentin quincyquincy qwaszxqwaszxqwaszx qwe123qwe123qwe123 qwe123qwerty qweasdqweasdqweasd qwegta13091990
        qwertqwertqwert qwerttqwertt qwerty123456a qwerty123456p qwerty123456q qwerty12345a qwerty12345q qwerty12345t
        qwerty12345z qwerty123abc qwerty123abc123 qwerty123qwe qwerty654321q qwertya12345 qwertyabc123 qwertyasd123
        qwertyaugust qwertylittle qwertylol123 qwertyoqwertyo qwertypeople qwertyq12345 qwertyqwe123 qwertyqwertyq
        qwertyqwertyqwerty qwertyseason qwertyuiopas qwertyuiopli qwertyuiopp1 qwertyuioppo qwertyuioppp qwertyuiopqq
        qwertyuiopxx qwertyy12345 r12345678912345 rafael123456 rafael12345678 rafael123456789 rafaelrafael ramirez12345
        ramiro123456 ramon123456789 ramonaramona randy123456789 randywilliam raphael123456 raphaelraphael raquel123456
        raquelraquel raul123456789 ray123456789 raymond12345 raymond123456 raymond123456789 raymondjames raymondjones
        re1234567890 reallyreally realpassword reasonreason rebeccasmith recordrecord recordsrecords red123red123
        regina123456 regina123456789 reginald1234 reginaqwerty reginaregina relationship relationships rememberpassword
        ren123456789 rene123456789 renee123456789 reportedreported representative requirements responsibility
        returnreturn revolutionary reynolds12345 ricardo12345 ricardo123456 ricardo123456789 ricardoricardo richardallen
        richardbrichardb richardbrown richardharris richardlewis richardmsmith richardp1234 richardparker richardsmith
        richardsrichards richierichie rick12345678 rick123456789 ricky1234567 ricky123456789 rileyrileyriley
        rin123456789 rita123456789 rivera123456 riverarivera robbie123456 robbierobbie roberta12345 roberta123456
        robertandand robertas123456 robertcooper roberteroberte robertesther robertgarcia robertharris robertjohndavid
        robertkristen robertlawrence robertmarian robertmorris roberto12345 roberto123456 roberto1234567 roberto12345678
        roberto123456789 robertoroberto robertparker roberts12345 robertsandra robertsmith1 robertwatson robertww12345
        robin123456789 robinrobinrobin robinson1234 robinson12345 robinwilliams rodney123456 rodneyrodney rodolfo123456
        rodrigo123456 rodrigorodrigo rodriguez1234 rodriguez12345 rodriguez123456 rodriguez123456789 rodriguezrodriguez
        rogelio123456 roger123456789 rogers123456 rogersbarbara rogerwilliams roland123456 roland123456789 rolandroland
        romanromanroman romero123456 ron123456789 ronald123456 ronald123456789 ronalddonald ronaldjoseph ronaldronald
        ronnieronnie rosa123456789 rosario123456 rosariorosario roscoeroscoe rose12345678 rose123456789 rosemaryrosemary
        rosewilliams roy123456789 rr1234567890 rrr123456789 rrrr123456788 rrrrrr123456 rrrrrr12345678 ruben123456789
        rubenrubenruben ruby12345678 ruby123456789 rui123456789 rupertrupert russell12345 russelrussel ryan12345678
        ryan123456789 ryanwilliams s123456123456 s12345678999 s12345s12345 s8ylpe9jdpvym sa1234567890 sabrina123456
        sabrinasabrina sai123456789 said123456789 sakurasakurasakura salazar123456 salvador123456 salvatoresalvatore
        sam123456789 samanthabrown samepassword sammiesammie samuel123123 samuel123321 samuel123456 samuel1234567
        samuel12345678 samuel123456789 samuel1234567890 samueldaniel samueljoseph samuelsamuel samuelthomas san123456789
        san1234567890 sanchez12345 sanchez123456 sanchez123456789 sanchezsanchez sandra123123 sandra123456
        sandra12345678 sandra123456789 sandradaniel sandramartin sandrasandra sandysandysandy sang123456789
        santiago123456 santos123456 santossantos saqwertyuiop sara12345678 sara123456789 saraelizabeth sarahelizabeth
        sarahmichelle sarahspassword sarahwilliams sarawilliams say123456789 schneider123456 schneiderschneider
        school123123 school123456 school1234567 school12345678 school123456789 schoolmaster schoolpassword schoolschool
        scottiscotti scottjohnjames sdf7asdf6asdg8df sean12345678 sean123456789 seanwilliams sebastian106
        sebastian123456 sebastiansebastian secondpassword secondsecond secretabc123 see123456789 selena123456
        selenaselena sen123456789 seniseviyorum september12345 septemberseptember seregaseregaserega serena123456
        serenaserena sergio123456 sergio123456789 sergiosergio serviceservice seth123456789 sf123456sf123456
        sha123456789 shadowb12345 shadowsmitha shadowwalker shane123456789 shannonsmith sharksharkshark sharon123456
        sharonandrew sharonangela sharonsharon sharontaylor sharonthomas shawnjohnson shawnmichael she123456789
        sheena123456 sheenasheena sheila123456 sheilasheila shelia123456 shelly123456 shellyshelly shen123456789
        sherman123456 sherrysherry shi123456789 shirley12345 shortpassword shu1234567890 sidney123456 sidneysidney
        silvia123456 silviasilvia simmons12345 simone123456 simonesimone simonsimonsimon simpsonsimpson sims12345678
        sin123456789 singlesingle siqwertyuiop sister123456 sistersister sitepassword sjacksonsjackson smith111smith111
        smith123456789 smithandsmith smithcollege smithforever snakesnakesnake soccersoccersoccer social123456
        sofiasofiasofia solomon123456 solomonsolomon somanypickles27 someonesomeone somepassword something1234
        something12345 somethingsomething song123456789 soniasoniasonia sonyasonyasonya sophia123456 sophiasophia
        sou123456789 spanishspanish specialpassword spencersmith sportssports squaresquare ss1234567890 sss123456789
        ssss123456789 ssssss123456 stacey123456 staceystacey stanley12345 stanley123456 stanley123456789 stanleyjames
        startfinding starwarsfan10 starwarsustarwarsu station12345 steelerspasswordpassword stefan123456 stefangreil1983
        stefanstefan stella123456 stellastella stephanie1234 stephanie12345 stephanie123456 stephanieqwertyuiop
        stephaniestephanie stephensmith sterlingsterling steven112233 steven123123 steven123321 steven123456
        steven123456789 stevencharles stevendiamond stevenharris stevenjackson stevenjames6 stevenkiller stevensstevens
        stevensteven steventaylor stevenwilson steviestevie stewart12345 stewartstewart stop12345678 stop123456789
        street123456 stuartstuart studio123456 studiostudio successfully sugarsugarsugar sullivan1234 sun123456789
        sun1234567890 sunshinedavis sunshinejohnn superman123qwe supermann12345 supermann1supermann1 supernatural
        supersupersuper support123456 surveillance susana123456 susaninsusanin susanwilliams suttonsutton
        sweetheart123456 sylviasylvia ta1234567890 tai123456789 talking12345 tamara123456 tamara123456789 tammy123456789
        tan123456789 tanya12345678 tanya123456789 tao123456789 taylorabc123 tee123456789 telechargement television123456
        teresa123456 teresa123456789 teresateresa terry123456789 testpasswordd thanks123456 thanksgiving thanksthanks
        thatpassword the123123the the123456789 the1234567890 the1password thecarpenter thechristian thefollowing
        thekiller1234 theliverpool thelma123456789 themaster12345 theminecraft thenewpassword theo123456789 theodore1234
        thepassword! thepassword1 thepassword11 thepassword123 thepasswordis thepasswordispassword thepresident
        theqwerty777 theresa12345 theresatheresa thespiderman thingsthings thingthingthing thinkthinkthink thiscomputer
        thisispassword thispassword thomas123qwe thomasanderson thomasgerald thomasharris thomass123456 thomaswilson
        thompson1234 thompsonthompson thoughtthought thx1138thx1138 ti1234567890 tiffanysmith tigertigertiger
        tim123456789 timothy123321 timothy12345 timothy123456 timothy1234567 timothyjames timothysmith timothytimothy
        tin123456789 tina12345678 tina123456789 tinapassword tinawilliams to1234567890 toby12345678 toi123456789
        tom123456789 tomastomastomas tomorrowtomorrow ton123456789 tong123456789 tonighttonight tony12345678
        tony123456789 tonywilliams toochristopher top123456789 torres123456 torres123456789 torrestorres
        toshibatoshibatoshiba tot123456789 total12scherz toto12345678 toto123456789 toy123456789 traceytracey
        trainingtraining transformers transportation travis123456 travis1234567 travismichael travistravis trevor123456
        trevortrevor tristan123456 tristantristan troy123456789 tt1234567890 ttt123456789 tttttt123456 tuan12345678
        tuan123456789 tuckertucker turnerturner twentytwenty tylertylertyler tyrone123456 unbelievable understanding
        understandyou unfortunately united123456 unitedunited universities valerie12345 valerievalerie vanessa12345
        vanessa123456 vanessa12345678 vanessa123456789 vanessalinda vanessavanessa vargas123456 vargasvargas
        vera123456789 veronica1234 veronica12345 veronica123456 vicente123456 victor123123 victor123456 victor1234567
        victor12345678 victor123456789 victoria1234 victoria12345 victoria123456 victorialinda victoriavictoria
        victorvictor vincent123123 vincent12345 vincent123456 vincent12345678 vincent123456789 vincentjames
        vincentvincent violet123456 violetviolet virginia1234 virginia123456 vit123456789 vitor1268123 vivian123456
        vivianpatricia vv1234567890 vvv123456789 vvv1234567890 w123456w123456 w12345w12345 wa1234567890 wagner123456
        wagner12345678 wagnerwagner walker123456 walkerwalker walkerwalkerwalker wallace12345 wallace123456
        wallace123456789 walter123456 walter123456789 walterwalter walterwalterwalter wan123456789 wang12345678
        wang123456789 wang1234567890 wanted123456 wantedwanted war123456789 warren123456 warrenwarren was123456789
        wasd12345678 wasd123456789 washington1234 waswas123456 waterswaters waterwaterwater watsonwatson wayne123456789
        waynemichael waynewaynewayne we1234567890 websterwebster weddingwedding wee123456789 wei123456789 wen123456789
        wendy123456789 were123456789 weronika1992 wesley123456 wesley12345678 wesley123456789 wesleyqwerty wesleywesley
        west12345678 west123456789 westernwestern what123456789 whatapassword whateverdorothy whatispassword
        whatpassword whatpassword1 whatpassword? whatthe12345 why123456789 wilbur123456 will12345678 will123456789
        williamclark williamdavis williamdouglas williamdwilliamd williamedwards williamjamesg williamjohnsmith
        williammorris williamparker williams1234 williams12345 williams123456 williamsanchez williamsmith williamsplayer
        williamswilliams williamwillie williamwilson williamyoung willie123456 willie123456789 wilmer123456 wilson123456
        wilson123456789 wilsontaylor wilsonthomas wilsonwilson wiltonwilton win123456789 winnie123456 winstonsmith
        wonder123456 wonderwonder wordpassword workpassword world123456789 worldworldworld wright123123 wrightwright
        wrongpassword wu1234567890 ww1234567890 www123456789 www1234567890 wwww123456789 wwwwww123456 x12345x12345
        xantria10315 xia123456789 xiao123456789 xie123456789 xin123456789 xtseo2011tdx xue123456789 xx1234512345
        xx1234567890 xxx123456789 xxx1234567890 xxxx123456789 xxxxxx123456 ya1234567890 yan123456789 yan1234567890
        yandi20080527 yang12345678 yang123456789 yann123456789 yao123456789 yeah123456789 yellowyellowyellow
        yemi19900911 yes123456789 yfdbufnjh10305070 ying12345678 ying123456789 yolanda12345 you-password you123456789
        you1234567890 yourpassword youyou123456 yuan123456789 yuan1234567890 yun123456789 yuu123456789 yvonne123456
        yvonneyvonne yy1234567890 yyy123456789 z123456654321 z12345678900 z12345678999 z123456789z123456789 za1234567890
        zaa123456789 zacharysmith zaq123zaq123 zaqwertyuiop zen123456789 zhang1234567 zhang123456789 zhu123456789
        zmx870919123 zombiezombiezombie zu1234567890 zui123456789 zxc123zxc123 zxcvbnm123456y zxcvbnmabc123
        zxcvbnmzxcvbnmzxcvbnm zz123456123456 zz1234567890 zz123456789zz123456789 zzz123456789 zzz1234567890
        zzzz123456789 zzzzzz123456
        """
}
