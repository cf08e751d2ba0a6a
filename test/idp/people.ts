export interface Place {
  readonly locality: string;
  readonly region: string;
  readonly postalCode: string;
  readonly streets: readonly string[];
}

/** Names as people write them; `native|latin` where their sign-in name needs Latin letters. */
export interface Culture {
  readonly locale: string;
  readonly country: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly places: readonly Place[];
  readonly phone: string;
  readonly familyNameFirst?: boolean;
}

const place = (locality: string, region: string, postalCode: string, ...streets: string[]): Place => ({
  locality,
  region,
  postalCode,
  streets,
});
const list = (text: string): string[] => text.split(', ');

export const CULTURES: readonly Culture[] = [
  {
    locale: 'ja-JP',
    country: 'JP',
    given: list('花子|Hanako, 太郎|Taro, 美咲|Misaki, 健一|Kenichi, さくら|Sakura, 大輔|Daisuke, 優子|Yuko, 翔|Sho'),
    family: list(
      '山田|Yamada, 佐藤|Sato, 鈴木|Suzuki, 高橋|Takahashi, 渡辺|Watanabe, 伊藤|Ito, 小林|Kobayashi, 髙﨑|Takasaki',
    ),
    places: [
      place('千代田区', '東京都', '100-0005', '丸の内1-9-2'),
      place('大阪市北区', '大阪府', '530-0001', '梅田3-1-3'),
    ],
    phone: '+81 3-####-####',
    familyNameFirst: true,
  },
  {
    locale: 'ar-EG',
    country: 'EG',
    given: list('أحمد|Ahmed, فاطمة|Fatima, محمد|Mohamed, ليلى|Layla, عمر|Omar, نور|Nour, يوسف|Youssef, مريم|Mariam'),
    family: list('المصري|El-Masry, حسن|Hassan, عبد الرحمن|Abdelrahman, خليل|Khalil, الشريف|El-Sherif, منصور|Mansour'),
    places: [
      place('القاهرة', 'القاهرة', '11511', '٢٦ شارع طلعت حرب'),
      place('الإسكندرية', 'الإسكندرية', '21500', '٧ طريق الحرية'),
    ],
    phone: '+20 2 #### ####',
  },
  {
    locale: 'vi-VN',
    country: 'VN',
    given: list('Thị Ngọc Ánh, Văn Đức, Thuỳ Linh, Minh Khôi, Quốc Bảo, Hồng Nhung, Thế Vũ, Diễm Phương'),
    family: list('Nguyễn, Trần, Lê, Phạm, Huỳnh, Đặng, Vũ, Bùi'),
    places: [place('Thành phố Hồ Chí Minh', 'Quận 1', '700000', '135 Nam Kỳ Khởi Nghĩa', '2 Hải Triều')],
    phone: '+84 28 #### ####',
    familyNameFirst: true,
  },
  {
    locale: 'fr-FR',
    country: 'FR',
    given: list('Léa, Anaïs, Jean-François, Zoë, Gaëlle, Éloïse, Marc-Antoine, Benoît'),
    family: list("Dubois, Lefèvre, L'Hôpital, d'Ornano, Saint-Exupéry, Garçon, Müller, Le Goff"),
    places: [
      place('Paris', 'Île-de-France', '75002', '10 rue de la Paix'),
      place('Nîmes', 'Gard', '30000', "3 place de l'Horloge"),
    ],
    phone: '+33 1 ## ## ## ##',
  },
  {
    locale: 'en-IE',
    country: 'IE',
    given: list('Siobhán, Cian, Aoife, Oisín, Niamh, Seán, Mary-Kate, Pádraig'),
    family: list("O'Connor, Ó Súilleabháin, Byrne, O'Brien-Walsh, McCarthy, Ní Dhomhnaill, D'Arcy, Fitzgerald"),
    places: [place('Dublin', 'Leinster', 'D02 AF30', "1 St Stephen's Green", '47 Upper Mount Street')],
    phone: '+353 1 ### ####',
  },
  {
    locale: 'pl-PL',
    country: 'PL',
    given: list('Łukasz, Małgorzata, Zdzisław, Agnieszka, Święto, Żaneta, Paweł, Grażyna'),
    family: list('Wójcik, Żółkiewska-Łęcka, Brzęczyszczykiewicz, Kowalski, Dąbrowska, Gżegżółka, Sikorski, Źródło'),
    places: [
      place('Łódź', 'Łódzkie', '90-001', 'ul. Piotrkowska 104'),
      place('Gdańsk', 'Pomorskie', '80-830', 'ul. Długa 5/7 m. 3'),
    ],
    phone: '+48 42 ### ## ##',
  },
  {
    locale: 'pt-BR',
    country: 'BR',
    given: list('João, Maria da Conceição, Antônio Carlos, Luísa, Tainá, Ângela Maria Aparecida, José, Inês'),
    family: list(
      'da Silva, Albuquerque Cavalcanti de Vasconcelos e Sousa Montenegro, Gonçalves, Araújo Neto, dos Santos, Brandão',
    ),
    places: [place('São Paulo', 'SP', '01310-100', 'Av. Paulista, 1578 - 4º andar', 'Rua Augusta, 2690')],
    phone: '+55 11 #####-####',
  },
  {
    locale: 'en-US',
    country: 'US',
    given: list('Ashley, DeShawn, Mary Jo, Robert, Latoya, Christopher, Hope, William'),
    family: list('Smith, Johnson Jr., Van Der Berg, Washington, MacDonald, St. James, Lee, Featherstonehaugh'),
    places: [
      place('Seattle', 'WA', '98101', '1420 Fifth Ave, Suite 2200'),
      place('Boston', 'MA', '02108', '24 Beacon St #3B'),
    ],
    phone: '+1 (206) 555-01##',
  },
  {
    locale: 'de-DE',
    country: 'DE',
    given: list('Jürgen, Käthe, Björn, Anna-Lena, Götz, Änne, Heinz, Ulrike'),
    family: list('Weiß, von der Straße, Müller-Lüdenscheidt, Schäfer, Öztürk, Groß, Kühn, Bäcker'),
    places: [
      place('München', 'Bayern', '80331', 'Neuhauser Straße 27'),
      place('Köln', 'Nordrhein-Westfalen', '50667', 'Domkloster 4'),
    ],
    phone: '+49 89 #######',
  },
  {
    locale: 'th-TH',
    country: 'TH',
    given: list('กนกวรรณ|Kanokwan, ธนพล|Thanaphon, พิมพ์ชนก|Pimchanok, สมชาย|Somchai'),
    family: list('ศรีสุวรรณพงศ์|Srisuwanphong, วิวัฒนชัยกุล|Wiwatthanachaikul, แก้วมณี|Kaewmanee'),
    places: [place('กรุงเทพมหานคร', 'ปทุมวัน', '10330', '989 ถนนพระราม 1')],
    phone: '+66 2 ### ####',
  },
  {
    locale: 'da-DK',
    country: 'DK',
    given: list('Søren, Åse, Bjørn, Ærø, Kirsten, Jørgen'),
    family: list('Kierkegaard, Østergård, Sørensen, Ågård, Nørgaard, Rasmussen'),
    places: [place('København', 'Hovedstaden', '1050', 'Kongens Nytorv 1, 2. th')],
    phone: '+45 ## ## ## ##',
  },
  {
    locale: 'hi-IN',
    country: 'IN',
    given: list('आदित्य|Aditya, प्रिया|Priya, अर्जुन|Arjun, लक्ष्मी|Lakshmi, Venkata Subrahmanyam, Sridevi'),
    family: list('शर्मा|Sharma, पटेल|Patel, Krishnamurthy Venkataraghavan, Iyer, सिंह|Singh'),
    places: [
      place('मुंबई', 'महाराष्ट्र', '400001', 'डॉ. डी. एन. रोड'),
      place('Bengaluru', 'Karnataka', '560001', '#12, 3rd Cross, M.G. Road'),
    ],
    phone: '+91 22 #### ####',
  },
];

// Letters that have no accent to take off.
const PLAIN: Record<string, string> = {
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  å: 'a',
  Å: 'A',
};

export const nativeName = (name: string): string => name.split('|')[0]!;

/** The name in letters that a sign-in name may hold; apostrophes and hyphens stay. */
export function latinName(name: string): string {
  const latin = name.split('|').at(-1)!;
  const plain = [...latin].map((letter) => PLAIN[letter] ?? letter).join('');
  return plain.normalize('NFD').replace(/[^A-Za-z'-]/g, '');
}
