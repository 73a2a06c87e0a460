/** Many simple projects in six scripts, for speed: titles, descriptions and results put together from short lists of words. */
import type { Pool } from 'pg';
import { fillListings } from '../keep-listing.ts';

const THINGS = ['agro-industry', 'rice mills', 'leather parks', 'solar heat', 'cocoa cooperatives', 'textile clusters', 'brick kilns', 'fish processing', 'quality laboratories', 'youth start-ups'];
const CHINESE = ['农产品加工业', '稻米加工', '皮革园区', '太阳能供热', '可可合作社', '纺织集群', '砖窑', '鱼类加工', '质量实验室', '青年创业'];
const ARABIC = ['الصناعات الزراعية', 'مطاحن الأرز', 'مجمعات الجلود', 'الحرارة الشمسية', 'تعاونيات الكاكاو', 'تجمعات النسيج', 'أفران الطوب', 'تجهيز الأسماك', 'مختبرات الجودة', 'المشاريع الشبابية'];
const RUSSIAN = ['агропромышленность', 'рисовые мельницы', 'кожевенные парки', 'солнечное тепло', 'кооперативы какао', 'текстильные кластеры', 'кирпичные печи', 'переработка рыбы', 'лаборатории качества', 'молодёжные предприятия'];
const COUNTRIES = ['GHA', 'KEN', 'VNM', 'PER', 'EGY', 'SEN', 'UZB', 'ETH', 'BOL', 'KHM'];

/** An organisation BIG with `count` projects, listed. Made by a few statements, not by a file. */
export async function manyProjects(ownerPool: Pool, framework: string, count: number): Promise<void> {
  await ownerPool.query(`insert into organisation (code, name, framework) values ('BIG', '{"en": "Big"}', $1)`, [framework]);
  const org = `(select org_id from organisation where code = 'BIG')`;
  await ownerPool.query(`insert into programme (org_id, code, name, kind) select ${org}, 'PRG-' || n, jsonb_build_object('en', 'Programme ' || n), 'programme' from generate_series(0, 39) n`);
  await ownerPool.query(`
    insert into project (org_id, code, title, programme_id, starts, ends, country, unit, functions, priorities, donors, sdg_targets, budget_amount, budget_currency, budget_factor_num, budget_factor_den, gender_marker, detail)
    select ${org}, 'BIG-' || lpad(n::text, 6, '0'),
           jsonb_build_object('en', initcap(($1::text[])[n % 10 + 1]) || ' for rural jobs, phase ' || n % 7, 'zh', ($2::text[])[n % 10 + 1] || '第' || n % 7 || '期', 'ar', ($3::text[])[n % 10 + 1], 'ru', ($4::text[])[n % 10 + 1]),
           (select min(programme_id) from programme g where g.org_id = ${org}) + n % 40, date '2015-01-01' + n % 3000, date '2018-01-01' + n % 4000, ($5::text[])[n % 10 + 1],
           'U' || n % 12, array['F' || n % 5], array['P' || n % 4], array['D-' || n % 60, 'D-' || n % 7], array[(n % 17 + 1) || '.1', (n % 5 + 1) || '.2'],
           100000 + n * 37, 'USD', 1, 1, (n % 4)::text,
           jsonb_build_object('description', jsonb_build_array(jsonb_build_object('text', jsonb_build_object('en', repeat('The project works with ' || ($1::text[])[n % 10 + 1] || ' and with ministries, banks and firms of the region number ' || n % 500 || '. ', 4)))))
      from generate_series(1, $6) n`, [THINGS, CHINESE, ARABIC, RUSSIAN, COUNTRIES, count]);
  await ownerPool.query(`insert into project_country (project_id, org_id, iso3) select project_id, org_id, country from project where org_id = ${org}`);
  await ownerPool.query(`
    insert into result (project_id, org_id, code, ordinal, stage, title)
    select p.project_id, p.org_id, 'R' || n, n, 'output', jsonb_build_object('en', 'Result ' || n || ': firms and cooperatives use what they learned about ' || lower(p.title->>'en'))
      from project p, generate_series(1, 4) n where p.org_id = ${org}`);
  await fillListings(ownerPool);
}
