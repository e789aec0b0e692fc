-- A centre in PostgreSQL 15 or newer. Run once, in an empty database, by its owner with CREATEROLE (or a superuser):
-- `wijdesk centrum nieuw --met postgresql://...` does so. It needs no extension: sha256() and gen_random_uuid() are
-- built in.
--
-- What is kept is sealed bytes. A desk has a login role of its own, a member of wd_balie, that may SELECT and INSERT
-- here and call vraag_claim() and claim(); which rows is decided by row-level security on session_user, which SET ROLE does not change.
-- Nobody may change or take away: no rights, and triggers. wd_archief may put a redacted segment in the place of one.
-- A superuser can always tamper; that is what the seals are for.

DO $$
DECLARE naam text;
BEGIN
  FOREACH naam IN ARRAY ARRAY['wd_eigenaar', 'wd_balie', 'wd_archief'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = naam) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN', naam);
    END IF;
  END LOOP;
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT wd_eigenaar, wd_archief TO %I', current_user);
  END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END $$;

-- A BSN passes through vraag_claim() and claim() as a parameter; a server that logs statements would write it down.
DO $$ BEGIN
  EXECUTE format('ALTER DATABASE %I SET log_parameter_max_length = 0', current_database());
EXCEPTION WHEN insufficient_privilege THEN
  NULL; -- only a superuser may say this; PostgresBeheer.controle() reminds of it
END $$;

-- With an advisory lock anybody keeps anybody waiting, and a loop of them fills the lock table of the whole server;
-- large objects are bytes outside every rule below. Nothing here uses either.
DO $$
DECLARE functie regprocedure;
BEGIN
  IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN -- else controle() reminds of it
    FOR functie IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
                   AND proname ~ '^(pg_(try_)?advisory_|lo_|lowrite)' LOOP
      EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', functie);
    END LOOP;
  END IF;
END $$;

CREATE SCHEMA wijdesk AUTHORIZATION wd_eigenaar;
SET ROLE wd_eigenaar;
ALTER DEFAULT PRIVILEGES FOR ROLE wd_eigenaar REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA wijdesk TO wd_balie, wd_archief;

-- What is kept ----------------------------------------------------------------------------------------------------

CREATE TABLE wijdesk.merk (
  enig boolean PRIMARY KEY DEFAULT true CHECK (enig),
  centrum bytea NOT NULL CHECK (octet_length(centrum) = 16),
  generatie integer NOT NULL CHECK (generatie >= 1)
);

CREATE TABLE wijdesk.instelling (
  enig boolean PRIMARY KEY DEFAULT true CHECK (enig),
  opzoekingen_per_uur integer NOT NULL DEFAULT 60 CHECK (opzoekingen_per_uur >= 0)
);

CREATE TABLE wijdesk.sleutel ( -- of the pseudonyms: the two padded keys of HMAC-SHA256 (RFC 2104); only the owner reads
  enig boolean PRIMARY KEY DEFAULT true CHECK (enig),
  binnen bytea NOT NULL CHECK (octet_length(binnen) = 64),
  buiten bytea NOT NULL CHECK (octet_length(buiten) = 64)
);

CREATE TABLE wijdesk.toestel ( -- which login role may do what; changed by the administrator
  rol name PRIMARY KEY,
  teams bytea[] NOT NULL DEFAULT '{}',
  schrijven boolean NOT NULL DEFAULT false,
  beheer boolean NOT NULL DEFAULT false,
  ingetrokken timestamptz
);

CREATE TABLE wijdesk.keten ( -- to whom a chain belongs: whoever announced it, else began it; for good
  balie bytea PRIMARY KEY CHECK (octet_length(balie) = 16),
  team bytea NOT NULL CHECK (octet_length(team) = 16),
  rol name NOT NULL
);
CREATE INDEX ON wijdesk.keten (team);

CREATE TABLE wijdesk.segment (
  team bytea NOT NULL CHECK (octet_length(team) = 16),
  balie bytea NOT NULL CHECK (octet_length(balie) = 16),
  van bigint NOT NULL CHECK (van >= 1),
  tot bigint NOT NULL CHECK (tot >= van AND tot < van + 10000),
  lichaam bytea NOT NULL CHECK (octet_length(lichaam) <= 33554432),
  zegel text NOT NULL CHECK (octet_length(zegel) <= 65536),
  sinds timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (balie, van)
);
CREATE UNIQUE INDEX ON wijdesk.segment (balie, tot);
ALTER TABLE wijdesk.segment ALTER COLUMN lichaam SET STORAGE EXTERNAL; -- sealed bytes do not compress

CREATE TABLE wijdesk.papier (
  soort text NOT NULL CHECK (soort ~ '^[a-z]{1,20}$'),
  naam text NOT NULL CHECK (naam ~ '^[0-9a-z-]{1,120}$'),
  inhoud bytea NOT NULL CHECK (octet_length(inhoud) <= CASE soort WHEN 'aanvraag' THEN 65536 ELSE 4194304 END),
  sinds timestamptz NOT NULL DEFAULT clock_timestamp(),
  rol name NOT NULL DEFAULT session_user,
  PRIMARY KEY (soort, naam)
);
CREATE INDEX ON wijdesk.papier (rol, sinds);

CREATE TABLE wijdesk.regie ( -- the highest versie rules; the primary key is the one place where a regisseur is unique
  pseudoniem bytea NOT NULL,
  versie integer NOT NULL CHECK (versie >= 1),
  inhoud bytea NOT NULL CHECK (octet_length(inhoud) <= 4096),
  sinds timestamptz NOT NULL,
  PRIMARY KEY (pseudoniem, versie)
);

CREATE TABLE wijdesk.opzoeking ( -- who asked about how many persons; read by the owner only
  nr bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rol name NOT NULL,
  op timestamptz NOT NULL DEFAULT clock_timestamp(),
  pseudoniemen bytea[] NOT NULL,
  uitkomst text NOT NULL CHECK (uitkomst IN ('gevraagd', 'gegeven', 'geweigerd', 'te vaak')),
  transactie xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX ON wijdesk.opzoeking (rol, op);

CREATE TABLE wijdesk.slot ( -- what claim() locks: rows that a desk cannot reach itself
  naam bytea PRIMARY KEY
);

CREATE TABLE wijdesk.vernietigd ( -- the register of segments that were redacted
  balie bytea NOT NULL,
  van bigint NOT NULL,
  oud bytea NOT NULL, -- SHA-256 of the body that is gone
  nieuw bytea NOT NULL,
  wie name NOT NULL,
  op timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Who somebody is -------------------------------------------------------------------------------------------------

CREATE FUNCTION wijdesk.actief() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM wijdesk.toestel WHERE rol = session_user AND ingetrokken IS NULL) $$;

CREATE FUNCTION wijdesk.beheert() RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT EXISTS (SELECT FROM wijdesk.toestel WHERE rol = session_user AND ingetrokken IS NULL AND beheer) $$;

CREATE FUNCTION wijdesk.mijn_teams() RETURNS bytea[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT coalesce((SELECT teams FROM wijdesk.toestel WHERE rol = session_user AND ingetrokken IS NULL), '{}') $$;

CREATE FUNCTION wijdesk.schrijft() RETURNS bytea[] -- the teams this desk may write for
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT coalesce(
    (SELECT teams FROM wijdesk.toestel WHERE rol = session_user AND ingetrokken IS NULL AND schrijven), '{}') $$;

CREATE FUNCTION wijdesk.mag_vragen() RETURNS boolean -- to be let in, or to begin a chain: a hundred times a day
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT wijdesk.actief() AND (
    SELECT count(*) FROM wijdesk.papier
    WHERE rol = session_user AND soort = 'aanvraag' AND sinds > now() - interval '1 day') < 100 $$;

CREATE FUNCTION wijdesk.mag_overdragen() RETURNS boolean -- households to another team: a thousand papers a day
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT wijdesk.schrijft() <> '{}' AND (
    SELECT count(*) FROM wijdesk.papier
    WHERE rol = session_user AND soort = 'overdracht' AND sinds > now() - interval '1 day') < 1000 $$;

-- Written once ----------------------------------------------------------------------------------------------------

CREATE FUNCTION wijdesk.volgt() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  van_wie wijdesk.keten;
  laatste bigint;
BEGIN
  IF NOT NEW.team = ANY (wijdesk.schrijft()) THEN
    RAISE EXCEPTION 'this desk does not write for this team' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN -- an older snapshot would not see the last one
    RAISE EXCEPTION 'read committed, please' USING ERRCODE = 'feature_not_supported';
  END IF;
  SELECT * INTO van_wie FROM wijdesk.keten WHERE balie = NEW.balie FOR UPDATE; -- one at a time
  IF NOT FOUND THEN -- everybody reads on the board which chain a desk will begin: whoever hung that up has it
    INSERT INTO wijdesk.keten (balie, team, rol) VALUES (NEW.balie, NEW.team, coalesce(
      (SELECT rol FROM wijdesk.papier WHERE soort = 'aanvraag' AND naam = encode(NEW.balie, 'hex')), session_user))
      ON CONFLICT DO NOTHING;
    SELECT * INTO van_wie FROM wijdesk.keten WHERE balie = NEW.balie FOR UPDATE;
  END IF;
  IF van_wie.rol <> session_user OR van_wie.team <> NEW.team THEN
    RAISE EXCEPTION 'this chain belongs to another' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT tot INTO laatste FROM wijdesk.segment WHERE balie = NEW.balie ORDER BY tot DESC LIMIT 1;
  IF NEW.van <> coalesce(laatste, 0) + 1 THEN
    RAISE EXCEPTION 'does not follow' USING ERRCODE = 'check_violation';
  END IF;
  NEW.sinds := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER volgt BEFORE INSERT ON wijdesk.segment FOR EACH ROW EXECUTE FUNCTION wijdesk.volgt();

CREATE FUNCTION wijdesk.staat_vast() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'segment' AND current_user = 'wd_archief' THEN
    IF (NEW.team, NEW.balie, NEW.van, NEW.tot) = (OLD.team, OLD.balie, OLD.van, OLD.tot) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'what is here stays as it is' USING ERRCODE = 'insufficient_privilege';
END $$;

DO $$
DECLARE tabel text;
BEGIN
  FOREACH tabel IN ARRAY ARRAY['keten', 'segment', 'papier', 'regie', 'opzoeking', 'slot', 'vernietigd'] LOOP
    EXECUTE format('CREATE TRIGGER staat_vast BEFORE UPDATE OR DELETE ON wijdesk.%I
                    FOR EACH ROW EXECUTE FUNCTION wijdesk.staat_vast()', tabel);
    EXECUTE format('CREATE TRIGGER blijft BEFORE TRUNCATE ON wijdesk.%I
                    FOR EACH STATEMENT EXECUTE FUNCTION wijdesk.staat_vast()', tabel);
  END LOOP;
  FOREACH tabel IN ARRAY ARRAY['merk', 'instelling', 'sleutel', 'toestel', 'keten', 'segment', 'papier', 'regie',
                               'opzoeking', 'slot', 'vernietigd'] LOOP
    EXECUTE format('ALTER TABLE wijdesk.%I ENABLE ROW LEVEL SECURITY', tabel);
    EXECUTE format('ALTER TABLE wijdesk.%I FORCE ROW LEVEL SECURITY', tabel);
    EXECUTE format('CREATE POLICY eigenaar_leest ON wijdesk.%I FOR SELECT TO wd_eigenaar USING (true)', tabel);
  END LOOP;
  FOREACH tabel IN ARRAY ARRAY['merk', 'instelling', 'sleutel', 'toestel', 'keten', 'regie', 'opzoeking',
                               'slot'] LOOP
    EXECUTE format('CREATE POLICY eigenaar_maakt ON wijdesk.%I FOR INSERT TO wd_eigenaar WITH CHECK (true)', tabel);
  END LOOP;
  -- To lock a row it must be one that might be changed; staat_vast keeps keten and slot as they are.
  FOREACH tabel IN ARRAY ARRAY['merk', 'instelling', 'toestel', 'keten', 'slot'] LOOP
    EXECUTE format('CREATE POLICY eigenaar_zet ON wijdesk.%I FOR UPDATE TO wd_eigenaar USING (true)', tabel);
  END LOOP;
END $$;

-- What a desk may see and put down --------------------------------------------------------------------------------
-- The inner SELECT makes PostgreSQL ask once for each statement, not for each row.

CREATE POLICY balie_leest ON wijdesk.merk FOR SELECT TO wd_balie USING ((SELECT wijdesk.actief()));
CREATE POLICY balie_leest ON wijdesk.papier FOR SELECT TO wd_balie USING ((SELECT wijdesk.actief()));
CREATE POLICY balie_hangt ON wijdesk.papier FOR INSERT TO wd_balie
  WITH CHECK ((SELECT wijdesk.beheert()) OR (soort = 'aanvraag' AND (SELECT wijdesk.mag_vragen()))
    OR (soort = 'overdracht' AND (SELECT wijdesk.mag_overdragen())));
CREATE POLICY balie_leest ON wijdesk.keten FOR SELECT TO wd_balie
  USING (team = ANY ((SELECT wijdesk.mijn_teams())::bytea[]));
CREATE POLICY balie_leest ON wijdesk.segment FOR SELECT TO wd_balie
  USING (team = ANY ((SELECT wijdesk.mijn_teams())::bytea[]));
CREATE POLICY balie_plaatst ON wijdesk.segment FOR INSERT TO wd_balie
  WITH CHECK (team = ANY ((SELECT wijdesk.schrijft())::bytea[]));

GRANT SELECT ON wijdesk.merk, wijdesk.papier, wijdesk.keten, wijdesk.segment TO wd_balie;
GRANT INSERT (team, balie, van, tot, lichaam, zegel) ON wijdesk.segment TO wd_balie;
GRANT INSERT (soort, naam, inhoud) ON wijdesk.papier TO wd_balie;
GRANT EXECUTE ON FUNCTION wijdesk.actief(), wijdesk.beheert(), wijdesk.mag_overdragen(), wijdesk.mag_vragen(),
  wijdesk.mijn_teams(), wijdesk.schrijft() TO wd_balie;

-- Who was first ---------------------------------------------------------------------------------------------------

CREATE FUNCTION wijdesk.pseudoniem(tekst text) RETURNS bytea
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$ SELECT sha256(buiten || sha256(binnen || convert_to(tekst, 'UTF8'))) FROM wijdesk.sleutel $$;

CREATE FUNCTION wijdesk.grendel(wat bytea) RETURNS void -- until the end of the transaction
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
BEGIN
  INSERT INTO wijdesk.slot (naam) VALUES (wat) ON CONFLICT DO NOTHING;
  PERFORM FROM wijdesk.slot WHERE naam = wat FOR UPDATE;
END $$;

-- A question is put first and answered in a later transaction: what is taken back (ROLLBACK) was not asked, and what was
-- not written down is not answered.
CREATE FUNCTION wijdesk.vraag_claim(wie text[]) RETURNS bigint -- the number of the question; NULL is too often
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  ik CONSTANT name := session_user;
  namen bytea[];
  vraag bigint;
BEGIN
  IF wijdesk.schrijft() = '{}' THEN
    RAISE EXCEPTION 'this desk may not claim' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'read committed, please' USING ERRCODE = 'feature_not_supported';
  END IF;
  IF coalesce(array_length(wie, 1), 0) NOT BETWEEN 1 AND 60 OR array_position(wie, NULL) IS NOT NULL THEN
    RAISE EXCEPTION 'no question' USING ERRCODE = 'check_violation';
  END IF;
  namen := ARRAY(SELECT wijdesk.pseudoniem(naam) FROM unnest(wie) WITH ORDINALITY AS w(naam, nr) ORDER BY nr);
  PERFORM wijdesk.grendel(convert_to('rol ' || ik, 'UTF8')); -- one at a time for each desk, so that counting holds
  IF (SELECT opzoekingen_per_uur FROM wijdesk.instelling) < array_length(namen, 1) + (
      SELECT coalesce(sum(array_length(pseudoniemen, 1)), 0) FROM wijdesk.opzoeking
      WHERE rol = ik AND op > clock_timestamp() - interval '1 hour' AND uitkomst = 'gevraagd') THEN
    INSERT INTO wijdesk.opzoeking (rol, pseudoniemen, uitkomst) VALUES (ik, namen, 'te vaak');
    RETURN NULL;
  END IF;
  INSERT INTO wijdesk.opzoeking (rol, pseudoniemen, uitkomst) VALUES (ik, namen, 'gevraagd') RETURNING nr INTO vraag;
  RETURN vraag;
END $$;

-- What a claim says, to the letter: a team (or nobody any more), a casus, a day. NULL: it says nothing.
CREATE FUNCTION wijdesk.zegt_team(tekst bytea) RETURNS text
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
  AS $$ SELECT substring(encode(tekst, 'escape')
    FROM '^\{"team":"((?:[0-9a-f]{32})?)","regie":"(?:[0-9a-f]{32})?","sinds":"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?"\}$') $$;

CREATE FUNCTION wijdesk.claim(vraag bigint, wie text[], nieuwe_versie integer, tekst bytea) RETURNS jsonb
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET lock_timeout = '3s' AS $$
DECLARE
  ik CONSTANT name := session_user;
  namen bytea[];
  nog bytea[];
  er record;
  besluit text := 'gegeven';
  mijn CONSTANT text[] := ARRAY(SELECT encode(team, 'hex') FROM unnest(wijdesk.schrijft()) AS t(team)) || ''::text;
BEGIN
  IF wijdesk.schrijft() = '{}' THEN
    RAISE EXCEPTION 'this desk may not claim' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'read committed, please' USING ERRCODE = 'feature_not_supported';
  END IF;
  IF nieuwe_versie IS NULL OR nieuwe_versie < 1 OR tekst IS NULL OR octet_length(tekst) > 4096 THEN
    RAISE EXCEPTION 'no claim' USING ERRCODE = 'check_violation';
  END IF;
  IF NOT coalesce(wijdesk.zegt_team(tekst), '') = ANY (mijn) THEN
    RAISE EXCEPTION 'this desk may not claim for that team' USING ERRCODE = 'insufficient_privilege';
  END IF;
  namen := ARRAY(SELECT wijdesk.pseudoniem(naam) FROM unnest(wie) WITH ORDINALITY AS w(naam, nr) ORDER BY nr);
  IF NOT EXISTS (SELECT FROM wijdesk.opzoeking WHERE nr = vraag AND rol = ik AND pseudoniemen = namen
                 AND uitkomst = 'gevraagd' AND op > clock_timestamp() - interval '10 minutes'
                 AND transactie <> pg_current_xact_id()) THEN
    RAISE EXCEPTION 'this was not asked before' USING ERRCODE = 'insufficient_privilege';
  END IF;

  -- In one order, so that two households with a person in common never wait for each other.
  FOR er IN SELECT DISTINCT naam FROM unnest(namen) AS n(naam) ORDER BY naam LOOP
    PERFORM wijdesk.grendel(er.naam);
  END LOOP;
  FOR er IN
    SELECT n.naam, r.versie, r.inhoud FROM (SELECT DISTINCT naam FROM unnest(namen) AS u(naam)) AS n
    LEFT JOIN LATERAL (
      SELECT versie, inhoud FROM wijdesk.regie WHERE pseudoniem = n.naam ORDER BY versie DESC LIMIT 1) AS r ON true
  LOOP
    CONTINUE WHEN er.versie = nieuwe_versie AND er.inhoud = tekst;
    -- Only a desk of the team that has it says what comes after; what says nothing is nobody's.
    IF coalesce(er.versie, 0) <> nieuwe_versie - 1 OR NOT coalesce(wijdesk.zegt_team(er.inhoud), '') = ANY (mijn) THEN
      besluit := 'geweigerd';
    END IF;
    nog := nog || er.naam;
  END LOOP;
  IF besluit = 'gegeven' THEN
    INSERT INTO wijdesk.regie (pseudoniem, versie, inhoud, sinds)
      SELECT naam, nieuwe_versie, tekst, clock_timestamp() FROM unnest(nog) AS n(naam);
  END IF;
  INSERT INTO wijdesk.opzoeking (rol, pseudoniemen, uitkomst) VALUES (ik, namen, besluit);
  RETURN jsonb_build_object('uitkomst', besluit, 'stand', ( -- which casus it is, is only for the team itself
    SELECT coalesce(jsonb_agg(jsonb_build_object('nr', n.nr, 'versie', r.versie, 'inhoud', encode(
        CASE WHEN coalesce(wijdesk.zegt_team(r.inhoud), '') = ANY (mijn) THEN r.inhoud ELSE convert_to(regexp_replace(
          convert_from(r.inhoud, 'UTF8'), '"regie":"[0-9a-f]*"', '"regie":""'), 'UTF8') END, 'hex'),
      'sinds', (extract(epoch FROM r.sinds) * 1000)::bigint)), '[]')
    FROM unnest(namen) WITH ORDINALITY AS n(naam, nr)
    JOIN LATERAL (
      SELECT * FROM wijdesk.regie WHERE pseudoniem = n.naam ORDER BY versie DESC LIMIT 1) AS r ON true));
END $$;
GRANT EXECUTE ON FUNCTION wijdesk.vraag_claim(text[]), wijdesk.claim(bigint, text[], integer, bytea) TO wd_balie;

-- Destroying: the archive puts a redacted segment in the place of one ----------------------------------------------

CREATE POLICY archief_leest ON wijdesk.segment FOR SELECT TO wd_archief USING (true);
CREATE POLICY archief_zet ON wijdesk.segment FOR UPDATE TO wd_archief USING (true);
CREATE POLICY archief_maakt ON wijdesk.vernietigd FOR INSERT TO wd_archief WITH CHECK (true);
GRANT SELECT, UPDATE (lichaam, zegel) ON wijdesk.segment TO wd_archief;
GRANT INSERT (balie, van, oud, nieuw, wie) ON wijdesk.vernietigd TO wd_archief;

CREATE FUNCTION wijdesk.vernietig(welke bytea, vanaf bigint, nieuw_lichaam bytea, nieuw_zegel text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE oude bytea;
BEGIN
  SELECT lichaam INTO oude FROM wijdesk.segment WHERE balie = welke AND van = vanaf;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'not here' USING ERRCODE = 'no_data_found';
  END IF;
  UPDATE wijdesk.segment SET lichaam = nieuw_lichaam, zegel = nieuw_zegel WHERE balie = welke AND van = vanaf;
  INSERT INTO wijdesk.vernietigd (balie, van, oud, nieuw, wie)
    VALUES (welke, vanaf, sha256(oude), sha256(nieuw_lichaam), session_user);
END $$;
GRANT CREATE ON SCHEMA wijdesk TO wd_archief;
RESET ROLE;
ALTER FUNCTION wijdesk.vernietig(bytea, bigint, bytea, text) OWNER TO wd_archief;
SET ROLE wd_eigenaar;
REVOKE CREATE ON SCHEMA wijdesk FROM wd_archief;

-- A key that nobody has seen: 366 random bits, hashed; HMAC pads it with 0x36 and 0x5c to the block of 64 bytes.
DO $$
DECLARE
  sleutel bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
  binnen bytea := decode(repeat('36', 64), 'hex');
  buiten bytea := decode(repeat('5c', 64), 'hex');
BEGIN
  FOR plek IN 0..31 LOOP
    binnen := set_byte(binnen, plek, get_byte(sleutel, plek) # 54);
    buiten := set_byte(buiten, plek, get_byte(sleutel, plek) # 92);
  END LOOP;
  INSERT INTO wijdesk.sleutel (binnen, buiten) VALUES (binnen, buiten);
  INSERT INTO wijdesk.instelling DEFAULT VALUES;
END $$;
RESET ROLE;
