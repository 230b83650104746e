class Orders:
    def listed(self, page, size):
        assert page >= 1
        return self.rows[(page - 1) * size : page * size]

    def of(self, person):
        assert person > 0
        return self.rows[person]

    def one(self, number):
        assert number > 0  # expect: MLA108
        return self.rows[number]

    def first(self, count):
        assert count <= 500  # expect: MLA108
        return self.rows[:count]
