// One fictional company per seed, so that several seeds can live in one directory without meeting.
const COMPANIES = [
  'Acorn',
  'Birch',
  'Cedar',
  'Damson',
  'Elder',
  'Fern',
  'Gorse',
  'Hazel',
  'Iris',
  'Juniper',
  'Larch',
  'Maple',
];

export function companyOf(seed: number): string {
  const round = Math.floor(seed / COMPANIES.length);
  return COMPANIES[seed % COMPANIES.length]! + (round > 0 ? round : '');
}

export const DEPARTMENTS: Record<string, readonly string[]> = {
  Engineering: [
    'Software Engineer',
    'Senior Software Engineer',
    'Staff Engineer',
    'Engineering Lead',
    'Site Reliability Engineer',
  ],
  'R&D': ['Researcher', 'Principal Researcher', 'Lab Technician', 'Ingénieure de recherche'],
  Sales: ['Account Executive', 'Sales Director, EMEA', 'Inside Sales (part-time)', '営業部長'],
  Finance: ['Accountant', 'Controller', 'Treasury Analyst', 'Kreditorenbuchhalter'],
  'People & Culture': ['Recruiter', 'HR Business Partner', 'Payroll Specialist'],
  'Customer Success': ['Support Agent', 'Customer Success Lead', 'Technical Writer / Editor'],
  Legal: ['Counsel', 'Paralegal', 'Data Protection Officer'],
  Opérations: ['Office Coordinator', 'Facilities "Handy" Technician', 'Logistics Planner'],
};

export const TEAM_NAMES: readonly string[] = [
  ...Object.keys(DEPARTMENTS),
  'Project Étoile',
  "Project Søren's Fjord",
  'プロジェクト桜',
  'Łódź Office',
  'Tokyo (東京) Office',
  'On-Call: Level 1/2',
  'Works Council',
  'Book Club 📚',
  'نادي القاهرة',
  'Security Champions',
  'First Aiders, 2nd Floor',
  'VPN_Users',
  'Release 50% Crew',
  'C++ Guild',
  'Board',
];

export const EMOJI = ['🌱', '🚀', '👩🏽‍💻', '🎻', '🏔️'];
